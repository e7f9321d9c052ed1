package io.tidings.sse;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands between the server and JAX-RS where streams are opened, so that JAX-RS can let go of a
 * request whose response goes on (ADR 0056). It must come before all filters that wrap.
 */
public class DetachFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getMethod().equals("GET")) {
      var forJaxRs = new DetachableResponse(response);
      chain.doFilter(new DetachableRequest(request, forJaxRs), forJaxRs);
    } else {
      chain.doFilter(request, response);
    }
  }
}
