package io.tidings.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Ends a request with a {@link Problem}. */
public class ProblemException extends WebApplicationException {

  private static final long serialVersionUID = 1;
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    this(problem, problem.toResponse());
  }

  /**
   * @param response with the problem, and headers beside it
   */
  protected ProblemException(Problem problem, Response response) {
    super(problem.title(), response);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
