package io.tidings.sse;

import io.tidings.server.ServerInside;
import jakarta.servlet.ServletRequest;
import java.util.List;

/**
 * The buffer Payara puts what is written into. Servlets can only enlarge it; it has 8 KB and is
 * made anew for each write by a thread that is not the server's. What is longer than the buffer is
 * written as it is.
 */
final class GrizzlyBuffer {

  private static final List<String> WAY =
      List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest", "getResponse", "getOutputBuffer");

  private GrizzlyBuffer() {}

  /** Does nothing on other servers. */
  static void shrink(ServletRequest request, int bytes) {
    try {
      var buffer = ServerInside.follow(ServerInside.request(request), WAY);
      ServerInside.call(buffer, "setBufferSize", int.class, bytes);
    } catch (ReflectiveOperationException | RuntimeException otherServer) {
      // then setBufferSize of the response has done it
    }
  }
}
