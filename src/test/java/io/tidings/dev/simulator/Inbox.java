package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages that people sent to us, which wait to be fetched: each is handed out once. */
final class Inbox {
  private final List<Inbound> waiting = new ArrayList<>();
  private final Clock clock;

  /** A message as Infobip tells it, and when it came. */
  private record Inbound(Instant receivedAt, JsonObject json) {}

  Inbox(Clock clock) {
    this.clock = clock;
  }

  /** Lets a message with {@code from}, {@code to} and {@code text} arrive. */
  synchronized void arrive(JsonObject message) {
    var fields = Fields.of(message);
    var text = fields.requiredText("text");
    fields.requiredText("from");
    fields.requiredText("to");
    var keyword = fields.text("keyword").orElse("");
    fields.violations().refuseIfAny();
    var now = clock.instant();
    var json =
        JsonText.object()
            .add("messageId", UUID.randomUUID().toString())
            .add(
                "cleanText",
                text.startsWith(keyword) ? text.substring(keyword.length()).trim() : text)
            .add("receivedAt", InfobipDate.write(now, ZoneOffset.UTC))
            .add("smsCount", Segments.of(text).parts())
            .add(
                "price",
                JsonText.object().add("pricePerMessage", 0).add("currency", ReportJson.CURRENCY))
            .addAll(JsonText.object(message));
    waiting.add(new Inbound(now, json.build()));
  }

  synchronized Answer take(Call call) {
    int limit = Limit.of(call);
    var start = clock.instant().minus(LogsEndpoint.WINDOW);
    waiting.removeIf(inbound -> inbound.receivedAt().isBefore(start));
    var taken =
        waiting.stream().filter(inbound -> isWanted(inbound.json(), call)).limit(limit).toList();
    waiting.removeAll(taken);
    var results = JsonText.array();
    taken.forEach(inbound -> results.add(inbound.json()));
    return Answer.json(
        200,
        JsonText.object()
            .add("results", results)
            .add("messageCount", taken.size())
            .add("pendingMessageCount", waiting.size())
            .build());
  }

  synchronized void clear() {
    waiting.clear();
  }

  private static boolean isWanted(JsonObject message, Call call) {
    return List.of("applicationId", "entityId", "campaignReferenceId").stream()
        .allMatch(
            name -> {
              var asked = call.parameter(name);
              return asked.isEmpty()
                  || asked.equals(Optional.ofNullable(message.getString(name, null)));
            });
  }
}
