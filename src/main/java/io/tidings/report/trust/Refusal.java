package io.tidings.report.trust;

import io.tidings.body.BodyRefusal;
import io.tidings.problem.Problem;

/**
 * Why a webhook call was not taken. Its answer tells a stranger no more than the status; the reason
 * is for the operator.
 */
public enum Refusal {
  SOURCE_NOT_ALLOWED("source-not-allowed", notFromInfobip(403, "forbidden", "Forbidden")),
  WRONG_TOKEN("wrong-token", notAuthorised()),
  WRONG_CREDENTIALS("wrong-credentials", notAuthorised()),
  NO_SIGNATURE("no-signature", notAuthorised()),
  WRONG_SIGNATURE("wrong-signature", notAuthorised()),
  ENCODED("encoded", BodyRefusal.ENCODED),
  TOO_LARGE("too-large", BodyRefusal.TOO_LARGE),
  TOO_SLOW("too-slow", BodyRefusal.TOO_SLOW),
  CUT_OFF("cut-off", BodyRefusal.CUT_OFF),
  BUSY("busy", BodyRefusal.BUSY),
  XML(
      "xml",
      Problem.of(
          "unsupported-media-type", 415, "JSON only", "Delivery reports are taken as JSON.")),
  MALFORMED_JSON("malformed-json", malformed("The body is not a JSON object."));

  public static final int MOST_BYTES = 2 << 20;

  private final String reason;

  @SuppressWarnings("Immutable") // nothing of it can be changed
  private final Problem problem;

  Refusal(String reason, Problem problem) {
    this.reason = reason;
    this.problem = problem;
  }

  Refusal(String reason, BodyRefusal ofBody) {
    this(reason, ofBody.problem(MOST_BYTES));
  }

  /** The same as it is seen here. */
  public static Refusal of(BodyRefusal ofBody) {
    return valueOf(ofBody.name());
  }

  private static Problem notAuthorised() {
    return notFromInfobip(401, "not-authorised", "Not authorised");
  }

  private static Problem notFromInfobip(int status, String slug, String title) {
    return Problem.of(slug, status, title, "This call does not prove that it comes from Infobip.");
  }

  private static Problem malformed(String detail) {
    return Problem.of("malformed-json", 400, "The body is not a JSON object", detail);
  }

  /** As it is counted, kept and shown. */
  public String reason() {
    return reason;
  }

  /** Whether the body was given up half-way. */
  public boolean losesTheBody() {
    return this == TOO_LARGE || this == TOO_SLOW || this == CUT_OFF || this == BUSY;
  }

  public Problem problem() {
    return problem;
  }
}
