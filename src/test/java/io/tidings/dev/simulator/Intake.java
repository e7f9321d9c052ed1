package io.tidings.dev.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Takes messages: decides what becomes of each, keeps it and lets its reports begin. */
final class Intake {
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d{5,15}");

  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong partsTaken = new AtomicLong();
  private final Clock clock;
  private final ReportPlan plan;
  private final MessageStore store;
  private final Ledger ledger;
  private final Reporter reporter;
  private final FaultDice dice;

  Intake(
      Clock clock,
      ReportPlan plan,
      MessageStore store,
      Ledger ledger,
      Reporter reporter,
      FaultDice dice) {
    this.dice = dice;
    this.clock = clock;
    this.plan = plan;
    this.store = store;
    this.ledger = ledger;
    this.reporter = reporter;
  }

  /** Refuses a whole request for some of its recipients, as validation does. */
  void refuseUnwanted(Submission submission) {
    var ending = dice.faults().refusedEnding();
    if (ending.isEmpty()) {
      return;
    }
    var violations = new Violations();
    for (int text = 0; text < submission.texts().size(); text++) {
      var destinations = submission.texts().get(text).destinations();
      for (int index = 0; index < destinations.size(); index++) {
        if (destinations.get(index).to().endsWith(ending.get())) {
          violations.add(
              "messages[%d].destinations[%d].to".formatted(text, index), "must be wanted here");
        }
      }
    }
    violations.refuseIfAny();
  }

  /** One message for each destination, in the order of the request. */
  List<Message> take(Submission submission) {
    var bulkId = submission.bulkId().orElseGet(this::newId);
    var messages = new ArrayList<Message>();
    for (var text : submission.texts()) {
      var segments = text.content().segments();
      for (var destination : text.destinations()) {
        messages.add(message(bulkId, text, destination, segments));
      }
    }
    messages.forEach(this::keep);
    return messages;
  }

  long partsTaken() {
    return partsTaken.get();
  }

  private Message message(
      String bulkId, Submission.Text text, Submission.Destination destination, Segments segments) {
    var now = Instant.ofEpochMilli(clock.millis());
    var sentAt = text.sendAt().filter(now::isBefore).orElse(now);
    var scenario = Scenario.of(destination.to());
    var refusal = refusal(destination.to(), scenario, segments);
    return new Message(
        sequence.incrementAndGet(),
        destination.messageId().orElseGet(this::newId),
        bulkId,
        destination.to(),
        text,
        scenario,
        segments,
        now,
        sentAt,
        refusal,
        refusal.isPresent() ? List.of() : plan.of(text, scenario, sentAt));
  }

  private void keep(Message message) {
    store.add(message);
    ledger.taken(message);
    if (message.refusal().isEmpty()) {
      partsTaken.addAndGet(message.segments().parts());
      reporter.follow(message);
    }
  }

  private Optional<StatusCode> refusal(String to, Scenario scenario, Segments segments) {
    if (to.isBlank()) {
      return Optional.of(StatusCode.MISSING_TO);
    }
    if (!NUMBER.matcher(to).matches()) {
      return Optional.of(StatusCode.REJECTED_DESTINATION);
    }
    if (segments.parts() > Segments.MAX_PARTS) {
      return Optional.of(StatusCode.REJECTED_MESSAGE_TOO_LONG);
    }
    return scenario == Scenario.NO_CREDITS || dice.hits("noCredits")
        ? Optional.of(StatusCode.REJECTED_NOT_ENOUGH_CREDITS)
        : Optional.empty();
  }

  /** Twenty-two digits, as Infobip's own ids are: too long for any number type. */
  private String newId() {
    return "%d%09d".formatted(clock.millis(), sequence.incrementAndGet());
  }
}
