package io.tidings.platform.http;

import io.tidings.problem.Problem;
import io.tidings.problem.StoreUnavailable;
import io.tidings.server.AnswerReader;
import io.tidings.store.StoreFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/**
 * Answers for what fails further in and nobody caught. The servers' own pages name classes, and
 * WildFly writes the path with its secret into the log.
 */
public class FailureFilter extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final System.Logger LOG = System.getLogger(FailureFilter.class.getName());

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, new ForgivingResponse(response, AnswerReader.of(request)::left));
    } catch (Exception failed) {
      boolean gone = failed instanceof IOException && response.isCommitted();
      boolean away = StoreFailure.isOne(failed);
      LOG.log(away || gone ? Level.DEBUG : Level.ERROR, "a request failed", failed);
      if (!response.isCommitted()) {
        response.resetBuffer();
        answer(response, away);
      }
    }
  }

  private static void answer(HttpServletResponse response, boolean away) throws IOException {
    if (away) {
      StoreUnavailable.writeTo(response);
    } else {
      Problem.internalError().writeTo(response);
    }
  }
}
