package io.tidings.server;

import jakarta.servlet.ServletRequest;
import java.util.List;

/** Ends the connection of a reader that does not read. */
public final class ConnectionEnd {

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
  public static boolean of(ServletRequest request) {
    var own = ServerInside.request(request);
    return own.getProtocol().equals("HTTP/1.1") && WAYS.stream().anyMatch(way -> gone(own, way));
  }

  private static boolean gone(Object from, List<String> way) {
    try {
      ServerInside.follow(from, way);
      return true;
    } catch (ReflectiveOperationException | RuntimeException otherServer) {
      return false;
    }
  }
}
