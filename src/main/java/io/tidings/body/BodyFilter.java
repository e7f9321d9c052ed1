package io.tidings.body;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps bodies from the server's JAX-RS, which may wait for one before any code of ours, without a
 * bound: for its first byte, or for all of a form. {@link Bodies} reads them.
 */
public class BodyFilter extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final String ATTRIBUTE = BodyFilter.class.getName();
  private static final String KNOWN = ATTRIBUTE + ".known";

  @Inject private transient Bodies bodies;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    request.setAttribute(ATTRIBUTE, request);
    chain.doFilter(new BodilessRequest(request), response);
    UnreadBody.end(request, response, bodies);
  }

  /** Whoever is known gets the whole answer, even if the server has to wait for the body. */
  static void markKnown(HttpServletRequest request) {
    request.setAttribute(KNOWN, true);
  }

  static boolean isKnown(HttpServletRequest request) {
    return request.getAttribute(KNOWN) != null;
  }

  static InputStream bodyOf(HttpServletRequest request) throws IOException {
    return request.getAttribute(ATTRIBUTE) instanceof HttpServletRequest whole
        ? whole.getInputStream()
        : request.getInputStream();
  }
}
