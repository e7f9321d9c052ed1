package io.tidings.dev.simulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request to send, understood: the same value for every version of the API. */
record Submission(Optional<String> bulkId, boolean countsAsked, List<Text> texts) {

  /** One content for its destinations. */
  record Text(
      ApiVersion version,
      Optional<String> sender,
      Content content,
      List<Destination> destinations,
      Reporting reporting,
      Duration validity,
      Optional<Instant> sendAt,
      Labels labels) {}

  /** One recipient as the caller wrote it, and the caller's own id for the message. */
  record Destination(String to, Optional<String> messageId) {}

  /** Whether and where reports are wanted. */
  record Reporting(
      Optional<URI> url, boolean wanted, boolean intermediate, Optional<String> callbackData) {}

  /** What the caller wants to find in reports and logs again. */
  record Labels(
      Optional<String> campaignReferenceId,
      Optional<String> entityId,
      Optional<String> applicationId) {}

  int destinations() {
    return texts.stream().mapToInt(text -> text.destinations().size()).sum();
  }
}
