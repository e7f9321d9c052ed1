package io.tidings.body;

import io.tidings.problem.Problem;

/** Why a body was not read. */
public enum BodyRefusal {
  ENCODED,
  TOO_LARGE,
  TOO_SLOW,
  CUT_OFF,
  BUSY;

  /**
   * @param most how many bytes it might have had
   */
  public Problem problem(int most) {
    return switch (this) {
      case ENCODED ->
          Problem.of(
              "unsupported-content-encoding",
              415,
              "The body is encoded",
              "Send the body as it is, without Content-Encoding.");
      case TOO_LARGE ->
          Problem.of(
              "body-too-large",
              413,
              "The body is too large",
              "A body may have at most " + most + " bytes.");
      case TOO_SLOW ->
          Problem.of("body-too-slow", 408, "The body came too slowly", "Send it again, faster.");
      case CUT_OFF ->
          Problem.of("body-cut-off", 400, "The body is cut off", "The body ended too early.");
      case BUSY -> Problem.of("busy", 503, "Too many bodies at once", "Send it again in a moment.");
    };
  }
}
