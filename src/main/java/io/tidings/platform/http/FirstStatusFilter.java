package io.tidings.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives each answer a status before anybody asks for it. Grizzly gives one that has none yet 200
 * when it is asked, and Payara asks on the way out of the filters: just then another thread may set
 * the status of a call that is answered later, and lose. A report that could not be stored would be
 * answered 200 (ADR 0051).
 */
public class FirstStatusFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setStatus(HttpServletResponse.SC_OK);
    chain.doFilter(request, response);
  }
}
