package io.tidings.body;

import io.tidings.server.ServerInside;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * What was not read of a body when its request has been answered. WildFly waits for it with the
 * thread of the request, for as long as the other side likes, before it takes up another one; so
 * the answer is completed and the connection ended.
 */
final class UnreadBody {

  /** From WildFly's own request to its connection. */
  private static final List<String> CONNECTION = List.of("getExchange", "getConnection", "close");

  private static final int PART = 8 << 10;
  private static final int MOST_PARTS = 32;

  private UnreadBody() {}

  /** To be called when nothing more is written. Does nothing on other servers. */
  static void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // Of what is posted nothing is answered later unless the body was read; streams are no posts.
    boolean answered = !request.isAsyncStarted() || request.getMethod().equals("POST");
    boolean alone = request.getProtocol().equals("HTTP/1.1");
    if (answered && alone && !BodyFilter.isKnown(request) && waits(request)) {
      endAt(ServerInside.request(request), response);
    }
  }

  private static boolean waits(HttpServletRequest request) throws IOException {
    return hasBody(request) && !isOver(request.getInputStream());
  }

  private static void endAt(ServletRequest server, HttpServletResponse response)
      throws IOException {
    try {
      ServerInside.follow(server, CONNECTION.subList(0, 1));
      response.getOutputStream().close();
      ServerInside.follow(server, CONNECTION);
    } catch (ReflectiveOperationException | RuntimeException otherServer) {
      // that one does not wait
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /** Reads what has come already; what is small comes with the headers. */
  private static boolean isOver(ServletInputStream body) throws IOException {
    byte[] part = new byte[PART];
    int left = MOST_PARTS;
    for (int there = body.available(); there > 0 && left > 0; there = body.available()) {
      left--;
      if (body.read(part, 0, Math.min(there, PART)) < 0) {
        return true;
      }
    }
    return body.isFinished();
  }
}
