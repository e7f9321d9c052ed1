package io.tidings.read.export;

import io.tidings.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Refuses an export for which there is no room now, and says when to ask again. */
final class ExportRefusal extends WebApplicationException {

  private static final long serialVersionUID = 1;
  private static final int SECONDS = 30;

  private ExportRefusal(Problem problem) {
    super(
        problem.title(),
        Response.fromResponse(problem.toResponse())
            .header(HttpHeaders.RETRY_AFTER, SECONDS)
            .build());
  }

  static ExportRefusal nodeFull() {
    return new ExportRefusal(
        Problem.of(
            "node-full",
            503,
            "This node writes all the exports it can at one time",
            "Ask again later; another node may have room."));
  }

  static ExportRefusal nodeStopping() {
    return new ExportRefusal(
        Problem.of(
            "node-stopping", 503, "This node is stopping", "Ask again; another node has room."));
  }

  static ExportRefusal callerFull(int most) {
    return new ExportRefusal(
        Problem.of(
            "too-many-exports",
            429,
            "You have too many exports under way",
            "A caller may have %d exports on a node at one time.".formatted(most)));
  }
}
