package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the bodies of {@code POST /sms/2/text/advanced} and {@code /sms/2/binary/advanced}, which
 * clip ids where version 3 refuses them.
 */
final class Version2SubmissionReader {
  private final Function<Fields, Content> content;
  private final int longestLabel;

  private Version2SubmissionReader(Function<Fields, Content> content, int longestLabel) {
    this.content = content;
    this.longestLabel = longestLabel;
  }

  static Submission text(JsonObject body, Instant now) {
    return new Version2SubmissionReader(Version2SubmissionReader::text, 50).read(body, now);
  }

  static Submission binary(JsonObject body, Instant now) {
    return new Version2SubmissionReader(Version2SubmissionReader::binary, 66).read(body, now);
  }

  private Submission read(JsonObject body, Instant now) {
    var root = Fields.of(body);
    OptionRules.speedLimit(root);
    OptionRules.links(root.child("urlOptions"));
    var submission =
        new Submission(
            clipped(root.text("bulkId"), 100),
            root.flag("includeSmsCountInResponse", false),
            root.requiredChildren("messages").stream().map(message -> text(message, now)).toList());
    root.violations().refuseIfAny();
    return submission;
  }

  private Submission.Text text(Fields message, Instant now) {
    OptionRules.ofMessage(message);
    return new Submission.Text(
        ApiVersion.V2,
        message.text("from"),
        content.apply(message),
        message.requiredChildren("destinations").stream()
            .map(Version2SubmissionReader::destination)
            .toList(),
        reporting(message),
        message
            .number("validityPeriod")
            .map(Duration::ofMinutes)
            .map(SubmissionReader::capped)
            .orElse(SubmissionReader.LONGEST_VALIDITY),
        OptionRules.sendAt(message, now),
        new Submission.Labels(
            message.text("campaignReferenceId", 255),
            message.text("entityId", longestLabel),
            message.text("applicationId", longestLabel)));
  }

  /** Which transliterations and languages there are is not described for version 2. */
  private static Content text(Fields message) {
    var transliteration = message.text("transliteration").orElse(Wording.NONE);
    var language = message.child("language").text("languageCode").orElse(Wording.NONE);
    return new Content.Text(
        message.requiredText("text"), new Wording(language, false, false, transliteration));
  }

  private static Content binary(Fields message) {
    return ContentReader.binary(message.child("binary"));
  }

  private static Submission.Reporting reporting(Fields message) {
    SubmissionReader.reportType(message, "notifyContentType");
    return new Submission.Reporting(
        message.address("notifyUrl"),
        true,
        message.flag("intermediateReport", false),
        message.text("callbackData", 4000));
  }

  private static Submission.Destination destination(Fields destination) {
    return new Submission.Destination(
        SubmissionReader.to(destination), clipped(destination.text("messageId"), 200));
  }

  private static Optional<String> clipped(Optional<String> id, int longest) {
    return id.map(text -> text.substring(0, Math.min(longest, text.length())));
  }
}
