package io.tidings.body;

import io.tidings.server.ServerInside;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What was not read of a body when its request has been answered. WildFly waits for it with the
 * thread of the request, for as long as the other side likes, before it takes up another one. So of
 * strangers only few are waited for, after their answer; for all others that is the last one on
 * their connection, and says so.
 */
final class UnreadBody {

  /** From WildFly's own request to its connection. */
  private static final List<String> CONNECTION = List.of("getExchange", "getConnection", "close");

  private static final int PART = 8 << 10;
  private static final int MOST_PARTS = 32;

  private UnreadBody() {}

  /** To be called when nothing more is written. Does nothing on other servers. */
  static void end(HttpServletRequest request, HttpServletResponse response, Bodies bodies)
      throws IOException {
    // Of what is posted nothing is answered later unless the body was read; streams are no posts.
    boolean answered = !request.isAsyncStarted() || request.getMethod().equals("POST");
    boolean alone = request.getProtocol().equals("HTTP/1.1");
    if (answered && alone && !BodyFilter.isKnown(request) && waits(request)) {
      endAt(request, response, bodies);
    }
  }

  private static boolean waits(HttpServletRequest request) throws IOException {
    return hasBody(request) && !isOver(request.getInputStream());
  }

  private static void endAt(HttpServletRequest request, HttpServletResponse response, Bodies bodies)
      throws IOException {
    var server = ServerInside.request(request);
    try {
      ServerInside.follow(server, CONNECTION.subList(0, 1));
      if (!bodies.forgetRest(request, () -> complete(response))) {
        if (!response.isCommitted()) {
          response.setHeader("Connection", "close");
        }
        complete(response);
        ServerInside.follow(server, CONNECTION);
      }
    } catch (ReflectiveOperationException | RuntimeException otherServer) {
      // that one does not wait
    }
  }

  private static void complete(HttpServletResponse response) {
    try {
      response.getOutputStream().close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
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
