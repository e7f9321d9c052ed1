package io.tidings.dev.simulator;

import java.util.List;

/** Reports that travel together; a retry carries the very same body. */
record WebhookCall(String body, List<TrackedReport> reports, int retries) {

  WebhookCall again() {
    return new WebhookCall(body, reports, retries + 1);
  }
}
