package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes reports and log entries as Infobip does. */
final class ReportJson {
  /** Infobip's {@code pricePerMessage} is the price of one SMS, however many a message takes. */
  static final BigDecimal PRICE_PER_PART = new BigDecimal("0.0312");

  static final String CURRENCY = "EUR";
  private static final BigDecimal FREE = new BigDecimal("0.0");

  private ReportJson() {}

  static JsonObject report(Message message, Report report, ApiVersion version) {
    var json =
        version == ApiVersion.V3
            ? known(message, report).add("to", message.recipient())
            : knownToVersion2(message, report);
    json.add("doneAt", InfobipDate.write(report.doneAt(), message.scenario().offset()));
    message.text().reporting().callbackData().ifPresent(data -> json.add("callbackData", data));
    return json.build();
  }

  static JsonObject logEntry(
      Message message, Instant now, ApiVersion version, boolean withContent) {
    var content = withContent ? message.text().content().toJson() : JsonText.object();
    var json =
        version == ApiVersion.V3
            ? known(message, message.reached(now))
                .add("destination", message.recipient())
                .add("content", content)
            : knownToVersion2(message, message.reached(now)).addAll(content);
    message
        .newestReport(now)
        .map(report -> InfobipDate.write(report.doneAt(), message.scenario().offset()))
        .ifPresent(doneAt -> json.add("doneAt", doneAt));
    return json.build();
  }

  private static JsonObjectBuilder known(Message message, Report report) {
    var labels = message.text().labels();
    var json = common(message, report);
    message.text().sender().ifPresent(sender -> json.add("sender", sender));
    return json.add("messageCount", message.segments().parts()).add("platform", platform(labels));
  }

  private static JsonObjectBuilder knownToVersion2(Message message, Report report) {
    var labels = message.text().labels();
    var json = common(message, report).add("to", message.recipient());
    message.text().sender().ifPresent(sender -> json.add("from", sender));
    labels.entityId().ifPresent(id -> json.add("entityId", id));
    json.add("applicationId", labels.applicationId().orElse("default"));
    return json.add("smsCount", message.segments().parts());
  }

  private static JsonObjectBuilder common(Message message, Report report) {
    var json =
        JsonText.object()
            .add("bulkId", message.bulkId())
            .add("messageId", message.messageId())
            .add("sentAt", InfobipDate.write(message.sentAt(), message.scenario().offset()))
            .add("mccMnc", message.scenario().mccMnc())
            .add("price", price(report))
            .add("status", report.status().toJson())
            .add("error", report.error().toJson());
    message
        .text()
        .labels()
        .campaignReferenceId()
        .ifPresent(id -> json.add("campaignReferenceId", id));
    return json;
  }

  private static JsonObjectBuilder price(Report report) {
    return JsonText.object()
        .add("pricePerMessage", report.status().isCharged() ? PRICE_PER_PART : FREE)
        .add("currency", CURRENCY);
  }

  private static JsonObjectBuilder platform(Submission.Labels labels) {
    var json = JsonText.object();
    labels.entityId().ifPresent(id -> json.add("entityId", id));
    return json.add("applicationId", labels.applicationId().orElse("default"));
  }
}
