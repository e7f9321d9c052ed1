package io.tidings.sse;

import io.tidings.server.ServerInside;
import jakarta.servlet.ServletRequest;
import java.util.List;

/** Grizzly's own request, which Payara keeps behind the one of servlets. */
final class GrizzlyRequest {

  private static final List<String> WAY = List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest");
  private static final List<String> OUTPUT = List.of("getResponse", "getOutputBuffer");

  private GrizzlyRequest() {}

  /**
   * @throws NoSuchMethodException on other servers
   */
  static Object of(ServletRequest request) throws ReflectiveOperationException {
    return ServerInside.follow(ServerInside.request(request), WAY);
  }

  /** What puts into chunks and sends what is written to the response. */
  static Object output(Object grizzlys) throws ReflectiveOperationException {
    return ServerInside.follow(grizzlys, OUTPUT);
  }
}
