package io.tidings.dev.simulator;

import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Puts reports into the body of a webhook call, with the strange entries that faults ask for among
 * them.
 */
final class WebhookBody {
  private final FaultDice dice;
  private final Ledger ledger;
  private final Clock clock;

  /** How an entry can be no report. */
  private enum Broken {
    NO_STATUS,
    A_STRING,
    NUMBER_AS_ID
  }

  WebhookBody(FaultDice dice, Ledger ledger, Clock clock) {
    this.dice = dice;
    this.ledger = ledger;
    this.clock = clock;
  }

  WebhookCall of(List<TrackedReport> reports) {
    var all = new ArrayList<>(reports);
    if (dice.hits("unknownIds")) {
      all.add(unknown(reports.get(0)));
    }
    var results = JsonText.array();
    for (var each : all) {
      results.add(ReportJson.report(each.message, each.report, each.message.text().version()));
    }
    if (dice.hits("brokenEntry")) {
      ledger.brokenEntry();
      results.add(broken());
    }
    return new WebhookCall(JsonText.object().add("results", results).build().toString(), all, 0);
  }

  private TrackedReport unknown(TrackedReport like) {
    var message = like.message.named(UUID.randomUUID().toString());
    return ledger.track(
        message, new Report(Scenario.Step.DELIVERED.status(), ErrorCode.NO_ERROR, clock.instant()));
  }

  private JsonValue broken() {
    return switch (dice.oneOf(Broken.values())) {
      case A_STRING -> JsonText.string("not a report");
      case NO_STATUS -> JsonText.object().add("messageId", UUID.randomUUID().toString()).build();
      case NUMBER_AS_ID ->
          JsonText.object()
              .add("messageId", 4711)
              .add("status", StatusCode.DELIVERED_TO_HANDSET.toJson())
              .build();
    };
  }
}
