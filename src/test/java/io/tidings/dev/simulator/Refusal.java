package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Thrown to answer a call with an error of Infobip's. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Infobip's errors, with their name in either version of the API. */
  enum Kind {
    BAD_REQUEST(400, "Request not processable.", "Correct the listed properties."),
    UNAUTHORIZED(401, "No valid credentials were supplied.", "Correct the Authorization header."),
    FORBIDDEN(403, "The key lacks a scope.", "Give the key the scope."),
    NOT_FOUND(404, "Nothing is served here.", "Correct the path."),
    NOT_IMPLEMENTED(501, "The simulator does not do this.", "Use another operation."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a wrong type.", "Declare it as application/json."),
    TOO_MANY_REQUESTS(429, "Request rate exceeded.", "Slow down."),
    GENERAL_ERROR(500, "Something went wrong on our side.", "Try again later.");

    final int httpStatus;
    final String description;
    final String action;

    Kind(int httpStatus, String description, String action) {
      this.httpStatus = httpStatus;
      this.description = description;
      this.action = action;
    }
  }

  final transient Kind kind;
  private final transient String description;
  final transient List<Violations.Violation> violations;

  Refusal(Kind kind) {
    this(kind, kind.description, List.of());
  }

  Refusal(Kind kind, String description) {
    this(kind, description, List.of());
  }

  Refusal(Kind kind, List<Violations.Violation> violations) {
    this(kind, kind.description, violations);
  }

  private Refusal(Kind kind, String description, List<Violations.Violation> violations) {
    super(description + " " + violations);
    this.kind = kind;
    this.description = description;
    this.violations = List.copyOf(violations);
  }

  /** Of something that Infobip does, and the simulator does not. */
  static Refusal notDone(String what) {
    return new Refusal(Kind.NOT_IMPLEMENTED, "The simulator does not do " + what + ".");
  }

  Answer answer(ApiVersion version) {
    var body = version == ApiVersion.V3 ? apiError() : requestError();
    return Answer.json(kind.httpStatus, body.build());
  }

  private JsonObjectBuilder apiError() {
    var list = JsonText.array();
    violations.forEach(
        each ->
            list.add(
                JsonText.object()
                    .add("property", each.property())
                    .add("violation", each.violation())));
    return JsonText.object()
        .add("errorCode", "E" + kind.httpStatus)
        .add("description", description)
        .add("action", kind.action)
        .add("violations", list)
        .add("resources", JsonText.array());
  }

  private JsonObjectBuilder requestError() {
    var exception = JsonText.object().add("messageId", kind.name()).add("text", description);
    if (!violations.isEmpty()) {
      var errors = JsonText.object();
      violations.forEach(
          each -> errors.add(each.property(), JsonText.array().add(each.violation())));
      exception.add("validationErrors", errors);
    }
    return JsonText.object()
        .add("requestError", JsonText.object().add("serviceException", exception));
  }
}
