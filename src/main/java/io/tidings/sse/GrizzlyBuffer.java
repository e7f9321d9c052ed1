package io.tidings.sse;

import io.tidings.server.ServerInside;
import jakarta.servlet.ServletRequest;

/**
 * The buffer Payara puts what is written into. Servlets can only enlarge it; it has 8 KB and is
 * made anew for each write by a thread that is not the server's. What is longer than the buffer is
 * written as it is.
 */
final class GrizzlyBuffer {

  private GrizzlyBuffer() {}

  /** Does nothing on other servers. */
  static void shrink(ServletRequest request, int bytes) {
    try {
      var output = GrizzlyRequest.output(GrizzlyRequest.of(request));
      ServerInside.call(output, "setBufferSize", int.class, bytes);
    } catch (ReflectiveOperationException | RuntimeException otherServer) {
      // then setBufferSize of the response has done it
    }
  }
}
