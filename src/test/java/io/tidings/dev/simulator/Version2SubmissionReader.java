package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the body of {@code POST /sms/2/text/advanced}, which clips ids where version 3 refuses
 * them.
 */
final class Version2SubmissionReader {
  private Version2SubmissionReader() {}

  static Submission read(JsonObject body) {
    var root = Fields.of(body);
    var submission =
        new Submission(
            clipped(root.text("bulkId"), 100),
            root.flag("includeSmsCountInResponse", false),
            root.requiredChildren("messages").stream()
                .map(Version2SubmissionReader::text)
                .toList());
    root.violations().refuseIfAny();
    return submission;
  }

  private static Submission.Text text(Fields message) {
    return new Submission.Text(
        ApiVersion.V2,
        message.text("from"),
        message.requiredText("text"),
        message.requiredChildren("destinations").stream()
            .map(Version2SubmissionReader::destination)
            .toList(),
        new Submission.Reporting(
            message.address("notifyUrl"),
            true,
            message.flag("intermediateReport", false),
            message.text("callbackData", 4000)),
        message
            .number("validityPeriod")
            .map(Duration::ofMinutes)
            .map(SubmissionReader::capped)
            .orElse(SubmissionReader.LONGEST_VALIDITY),
        message.moment("sendAt"),
        new Submission.Labels(
            message.text("campaignReferenceId", 255),
            message.text("entityId", 50),
            message.text("applicationId", 50)));
  }

  private static Submission.Destination destination(Fields destination) {
    return new Submission.Destination(
        destination.text("to", 64).orElse(""), clipped(destination.text("messageId"), 200));
  }

  private static Optional<String> clipped(Optional<String> id, int longest) {
    return id.map(text -> text.substring(0, Math.min(longest, text.length())));
  }
}
