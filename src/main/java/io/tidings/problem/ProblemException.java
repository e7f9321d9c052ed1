package io.tidings.problem;

import jakarta.ws.rs.WebApplicationException;

/** Ends a request with a {@link Problem}. */
public class ProblemException extends WebApplicationException {

  private static final long serialVersionUID = 1;

  public ProblemException(Problem problem) {
    super(problem.title(), problem.toResponse());
  }
}
