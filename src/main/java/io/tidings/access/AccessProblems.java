package io.tidings.access;

import io.tidings.access.key.Caller;
import io.tidings.access.key.Scope;
import io.tidings.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Why somebody is not let in, as problems. */
final class AccessProblems {

  private AccessProblems() {}

  static Problem notAuthorised() {
    return Problem.of(
        "not-authorised",
        401,
        "Not authorised",
        "Send a key this server knows as 'Authorization: Bearer <key>', or sign in on the page.");
  }

  static Problem badTicket() {
    return Problem.of(
        "bad-ticket",
        401,
        "The ticket is unknown or has expired",
        "Get a new one and go on with lastEventId set to the last id you have.");
  }

  static Problem notInTicket() {
    return Problem.of(
        "not-in-ticket",
        403,
        "The ticket does not name all of these send requests",
        "Get a ticket for them, or leave correlationId out to follow those it names.");
  }

  static Problem missingScope(Scope scope) {
    return Problem.of(
        "missing-scope",
        403,
        "The key may not do this",
        "It needs a key with the scope '%s'. GET /api/session tells what yours has."
            .formatted(scope.word()));
  }

  static Problem notForThisTeam() {
    return Problem.of(
        "not-for-this-team",
        403,
        "The key may not do this",
        "It needs a key of the team '%s', for it concerns all teams."
            .formatted(Caller.DEFAULT_TEAM));
  }

  static Problem foreignOrigin() {
    return Problem.of(
        "foreign-origin",
        403,
        "The page is not one of this server",
        "Its origin is not this server's. A proxy in between must pass on Host as the browser sent"
            + " it.");
  }

  static Problem jsonOnly() {
    return Problem.of(
        "unsupported-media-type",
        415,
        "JSON only",
        "Send the body with 'Content-Type: application/json'.");
  }

  static Problem tooManyWrongKeys() {
    return Problem.of(
        "too-many-wrong-keys",
        429,
        "Too many wrong keys",
        "Too many different wrong keys came from this address. Try again in a minute.");
  }

  /** With the headers that belong to its status (RFC 9110, sections 11.6.1 and 10.2.3). */
  static Response response(Problem problem) {
    var response = Response.fromResponse(problem.toResponse());
    if (problem.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (problem.status() == 429) {
      response.header(HttpHeaders.RETRY_AFTER, 60);
    }
    return response.build();
  }
}
