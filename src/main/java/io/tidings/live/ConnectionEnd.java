package io.tidings.live;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.util.List;

/**
 * Ends the connection of a reader that does not read, which servlets have no way to do: the methods
 * of the known servers are called by their names (ADR 0028).
 */
final class ConnectionEnd {

  /** From the server's own request to its connection, and what ends that. */
  private static final List<List<String>> WAYS =
      List.of(
          List.of(
              "getUnwrappedCoyoteRequest",
              "getCoyoteRequest",
              "getContext",
              "getConnection",
              "terminateSilently"),
          List.of("getExchange", "getConnection", "close"));

  private ConnectionEnd() {}

  /**
   * @return false when the connection stays, because the server is another one or the connection
   *     carries other requests, too, as those of HTTP/2 do
   */
  static boolean of(ServletRequest request) {
    var own = unwrapped(request);
    return own.getProtocol().equals("HTTP/1.1") && WAYS.stream().anyMatch(way -> gone(own, way));
  }

  private static ServletRequest unwrapped(ServletRequest request) {
    return request instanceof ServletRequestWrapper wrapper
        ? unwrapped(wrapper.getRequest())
        : request;
  }

  private static boolean gone(Object from, List<String> way) {
    try {
      var at = from;
      for (var step : way) {
        var method = at.getClass().getMethod(step);
        method.setAccessible(true);
        at = method.invoke(at);
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException otherServer) {
      return false;
    }
  }
}
