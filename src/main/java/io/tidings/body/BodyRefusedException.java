package io.tidings.body;

import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Ends a request whose body is not read, or not to its end. */
public final class BodyRefusedException extends ProblemException {

  private static final long serialVersionUID = 1;
  private static final int RETRY_AFTER_SECONDS = 2;

  private final BodyRefusal refusal;

  BodyRefusedException(BodyRefusal refusal, int most) {
    super(refusal.problem(most), response(refusal, refusal.problem(most)));
    this.refusal = refusal;
  }

  public BodyRefusal refusal() {
    return refusal;
  }

  /** What is left of the body is not waited for: the connection ends with the answer. */
  private static Response response(BodyRefusal refusal, Problem problem) {
    var response = Response.fromResponse(problem.toResponse());
    switch (refusal) {
      case ENCODED -> response.header(HttpHeaders.ACCEPT_ENCODING, "identity");
      case BUSY ->
          response
              .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
              .header("Connection", "close");
      case TOO_LARGE, TOO_SLOW, CUT_OFF -> response.header("Connection", "close");
    }
    return response.build();
  }
}
