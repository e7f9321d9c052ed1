package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells of the last 48 hours where each message stands, as often as asked but not more than 120
 * times a minute.
 */
final class LogsEndpoint implements Endpoint {
  static final Duration WINDOW = Duration.ofHours(48);
  private static final Optional<String> YES = Optional.of("true");
  private static final Optional<String> NO = Optional.of("false");

  private final ApiVersion version;
  private final MessageStore store;
  private final RateLimit rateLimit;
  private final FaultDice dice;
  private final Clock clock;

  LogsEndpoint(
      ApiVersion version, MessageStore store, RateLimit rateLimit, FaultDice dice, Clock clock) {
    this.version = version;
    this.store = store;
    this.rateLimit = rateLimit;
    this.dice = dice;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) {
    rateLimit.enter();
    if (dice.hits("logsUnavailable")) {
      return Answer.gatewayError(503);
    }
    var now = clock.instant();
    var known = now.minus(dice.faults().logsLate());
    var filter = LogsFilter.of(call, version, now);
    int limit = Limit.of(call);
    var page =
        candidates(call)
            .filter(message -> !message.takenAt().isAfter(known))
            .filter(filter)
            .limit(limit)
            .toList();
    return Answer.json(200, body(call, page, limit, now));
  }

  private Stream<Message> candidates(Call call) {
    var violations = new Violations();
    var ids = LogsFilter.list(call, "messageId", violations);
    var cursor = call.parameter("cursor").orElse(Long.toString(Long.MAX_VALUE));
    if (!cursor.matches("\\d{1,19}")) {
      violations.add("cursor", "must be a cursor of an earlier page");
    }
    var useCursor = call.parameter("useCursor");
    if (useCursor.isPresent() && !useCursor.equals(YES) && !useCursor.equals(NO)) {
      violations.add("useCursor", "must be true or false");
    }
    violations.refuseIfAny();
    long before = Long.parseLong(cursor);
    return ids.isEmpty()
        ? store.newestFirst(before)
        : store.named(ids).filter(message -> message.sequence() < before);
  }

  private JsonObject body(Call call, List<Message> page, int limit, Instant now) {
    var results = JsonText.array();
    for (var message : page) {
      results.add(ReportJson.logEntry(message, now, version, !dice.hits("emptyLogContent")));
    }
    var json = JsonText.object().add("results", results);
    if (version == ApiVersion.V3
        && (call.parameter("cursor").isPresent() || call.parameter("useCursor").equals(YES))) {
      var cursor = JsonText.object().add("limit", limit);
      if (page.size() == limit) {
        cursor.add("nextCursor", Long.toString(page.get(limit - 1).sequence()));
      }
      json.add("cursor", cursor);
    }
    return json.build();
  }
}
