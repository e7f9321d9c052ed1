package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the body of {@code POST /sms/3/messages}. */
final class SubmissionReader {
  static final Duration LONGEST_VALIDITY = Duration.ofHours(48);
  private static final String JSON = "application/json";
  private static final String XML = "application/xml";

  private SubmissionReader() {}

  static Submission read(JsonObject body, Instant now) {
    var root = Fields.of(body);
    var options = root.child("options");
    var schedule = options.child("schedule");
    var sendAt = OptionRules.sendAt(schedule, now);
    OptionRules.speedLimit(schedule);
    OptionRules.links(options.child("tracking"));
    OptionRules.conversion(options.child("conversionTracking"));
    var submission =
        new Submission(
            schedule.text("bulkId", 100),
            options.flag("includeSmsCountInResponse", false),
            root.requiredChildren("messages").stream()
                .map(message -> text(message, sendAt))
                .toList());
    root.violations().refuseIfAny();
    return submission;
  }

  private static Submission.Text text(Fields message, Optional<Instant> sendAt) {
    var options = message.child("options");
    OptionRules.ofMessage(options);
    return new Submission.Text(
        ApiVersion.V3,
        message.text("sender"),
        ContentReader.read(message),
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
    destination.number("networkId");
    return new Submission.Destination(to(destination), destination.text("messageId", 200));
  }

  /** An empty number is refused later, as a message of its own. */
  static String to(Fields destination) {
    destination.requiredText("to");
    return destination.text("to", 64).orElse("");
  }

  private static Submission.Reporting reporting(Fields webhooks) {
    var delivery = webhooks.child("delivery");
    reportType(webhooks, "contentType");
    return new Submission.Reporting(
        delivery.address("url"),
        delivery.flag("notify", true),
        delivery.flag("intermediateReport", false),
        webhooks.text("callbackData", 4000));
  }

  static void reportType(Fields fields, String name) {
    fields
        .choice(name, List.of(JSON, XML))
        .filter(XML::equals)
        .ifPresent(
            type -> {
              throw Refusal.notDone("reports in " + type);
            });
  }

  private static Duration validity(Fields options) {
    return options
        .object("validityPeriod")
        .map(SubmissionReader::period)
        .map(SubmissionReader::capped)
        .orElse(LONGEST_VALIDITY);
  }

  private static Duration period(Fields period) {
    int amount = period.requiredNumber("amount", 1, Integer.MAX_VALUE).orElse(1);
    var unit = period.choice("timeUnit", List.of("SECONDS", "MINUTES", "HOURS"));
    return switch (unit.orElse("MINUTES")) {
      case "SECONDS" -> Duration.ofSeconds(amount);
      case "HOURS" -> Duration.ofHours(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  /** Infobip shortens a longer validity without a word. */
  static Duration capped(Duration validity) {
    return validity.compareTo(LONGEST_VALIDITY) > 0 ? LONGEST_VALIDITY : validity;
  }
}
