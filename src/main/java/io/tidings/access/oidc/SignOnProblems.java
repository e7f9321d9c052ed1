package io.tidings.access.oidc;

import io.tidings.problem.Problem;

/** Why nobody is signed in, as problems; none tells anything of a token. */
final class SignOnProblems {

  private SignOnProblems() {}

  static Problem notSet() {
    return Problem.notFound("There is no single sign-on here. Sign in with a key.");
  }

  static Problem away() {
    return Problem.of(
        "sign-on-unavailable",
        503,
        "The sign-in provider does not answer as it should",
        "Try again in a minute, or sign in with a key. The server's log says more.");
  }

  static Problem lost() {
    return Problem.of(
        "sign-on-lost",
        400,
        "The sign-in cannot go on",
        "It was not begun in this browser, took too long or was ended before. Begin again.");
  }

  /**
   * @param error the provider's word for it, of letters
   */
  static Problem refused(String error) {
    return Problem.of(
        "sign-on-refused",
        403,
        "The provider signed nobody in",
        error.equals("access_denied")
            ? "The sign-in was cancelled, or the provider does not let you in. Begin again."
            : "The provider says '%s'. Begin again; tell your operator if that does not help."
                .formatted(error));
  }

  static Problem notProven() {
    return Problem.of(
        "sign-on-not-proven",
        403,
        "The provider's answer is not believed",
        "It does not prove who you are. Begin again; the server's log says what is wrong.");
  }

  static Problem noRights(String claim) {
    return Problem.of(
        "sign-on-no-rights",
        403,
        "Your account may do nothing here",
        ("Your account may do nothing here yet. Ask your operator: nothing in its claim '%s' is"
                + " named in tidings.access.oidc.scopes.")
            .formatted(claim));
  }

  static Problem noTeam(String claim) {
    return Problem.of(
        "sign-on-no-team",
        403,
        "Your account is in no team here",
        "The claim '%s' names none of the teams that there are. Ask your operator."
            .formatted(claim));
  }

  static Problem noName(String claim) {
    return Problem.of(
        "sign-on-no-name",
        403,
        "Your account has no name that can be used here",
        ("Your account has no name that can be used here. Ask your operator: its claim '%s' is"
                + " missing, longer than 60 characters or has odd ones.")
            .formatted(claim));
  }
}
