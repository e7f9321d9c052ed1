package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/** What a try of a webhook call met: an HTTP status, or no answer at all. */
record WebhookAnswer(int httpStatus, @Nullable String failure) {

  static WebhookAnswer status(int httpStatus) {
    return new WebhookAnswer(httpStatus, null);
  }

  static WebhookAnswer none(Throwable cause) {
    var root = cause.getCause() == null ? cause : cause.getCause();
    return new WebhookAnswer(0, root.getClass().getSimpleName());
  }

  boolean isAcknowledged() {
    return httpStatus >= 200 && httpStatus < 300;
  }

  void describe(JsonObjectBuilder json) {
    if (failure == null) {
      json.add("httpStatus", httpStatus);
    } else {
      json.add("failure", failure);
    }
  }
}
