package io.tidings.platform.http;

import io.tidings.server.ServerInside;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Lets the body of a request end that offers another protocol, as Java's own client does with h2c.
 * Payara gives us all that comes after its headers, and waits for more when it has been read.
 */
public class OfferedUpgradeFilter extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final List<String> IS_UNFRAMED =
      List.of(
          "getUnwrappedCoyoteRequest",
          "getCoyoteRequest",
          "getRequest",
          "isIgnoreContentModifiers");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean endless = request.getHeader("Upgrade") != null && isUnframed(request);
    chain.doFilter(endless ? new FramedRequest(request) : request, response);
  }

  private static boolean isUnframed(HttpServletRequest request) {
    try {
      return ServerInside.follow(ServerInside.request(request), IS_UNFRAMED).equals(true);
    } catch (ReflectiveOperationException | RuntimeException otherServer) {
      return false;
    }
  }
}
