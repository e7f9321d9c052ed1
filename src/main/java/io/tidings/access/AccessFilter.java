package io.tidings.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Makes known who calls, to whoever asks further in. It lets everybody through: what a call needs
 * is decided where it ends up, by {@link AccessCheck}.
 */
public class AccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  @Inject private transient Credentials credentials;
  @Inject private transient AllowedOrigins origins;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!origins.answer(request, response)) {
      chain.doFilter(new CallerRequest(request, credentials), response);
    }
  }
}
