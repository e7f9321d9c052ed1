package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the body of {@code POST /sms/3/messages}. */
final class SubmissionReader {
  static final Duration LONGEST_VALIDITY = Duration.ofHours(48);

  private SubmissionReader() {}

  static Submission read(JsonObject body) {
    var root = Fields.of(body);
    var schedule = root.child("options").child("schedule");
    var sendAt = schedule.moment("sendAt");
    var submission =
        new Submission(
            schedule.text("bulkId", 100),
            root.child("options").flag("includeSmsCountInResponse", false),
            root.requiredChildren("messages").stream()
                .map(message -> text(message, sendAt))
                .toList());
    root.violations().refuseIfAny();
    return submission;
  }

  private static Submission.Text text(Fields message, Optional<Instant> sendAt) {
    if (!message.has("content")) {
      message.wrong("content", "must not be null");
    }
    var options = message.child("options");
    return new Submission.Text(
        ApiVersion.V3,
        message.text("sender"),
        message.has("content") ? message.child("content").requiredText("text") : "",
        message.requiredChildren("destinations").stream()
            .map(SubmissionReader::destination)
            .toList(),
        reporting(message.child("webhooks")),
        validity(options),
        sendAt,
        new Submission.Labels(
            options.text("campaignReferenceId", 255),
            options.child("platform").text("entityId", 255),
            options.child("platform").text("applicationId", 255)));
  }

  private static Submission.Destination destination(Fields destination) {
    return new Submission.Destination(
        destination.text("to", 64).orElse(""), destination.text("messageId", 200));
  }

  private static Submission.Reporting reporting(Fields webhooks) {
    var delivery = webhooks.child("delivery");
    return new Submission.Reporting(
        delivery.address("url"),
        delivery.flag("notify", true),
        delivery.flag("intermediateReport", false),
        webhooks.text("callbackData", 4000));
  }

  private static Duration validity(Fields options) {
    if (!options.has("validityPeriod")) {
      return LONGEST_VALIDITY;
    }
    var period = options.child("validityPeriod");
    var amount = period.number("amount").orElse(0);
    if (amount <= 0) {
      period.wrong("amount", "must be greater than 0");
    }
    return capped(
        switch (period.text("timeUnit").orElse("MINUTES")) {
          case "SECONDS" -> Duration.ofSeconds(amount);
          case "MINUTES" -> Duration.ofMinutes(amount);
          case "HOURS" -> Duration.ofHours(amount);
          default -> {
            period.wrong("timeUnit", "must be SECONDS, MINUTES or HOURS");
            yield Duration.ZERO;
          }
        });
  }

  /** Infobip shortens a longer validity without a word. */
  static Duration capped(Duration validity) {
    return validity.compareTo(LONGEST_VALIDITY) > 0 ? LONGEST_VALIDITY : validity;
  }
}
