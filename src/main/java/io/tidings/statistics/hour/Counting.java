package io.tidings.statistics.hour;

import io.tidings.statistics.hour.CountedMessages.Place;
import io.tidings.statistics.hour.FollowedLog.Happened;
import io.tidings.statistics.hour.MinuteTable.Minute;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What some messages change in the figures, in memory: each is taken away where it was counted, and
 * added where it belongs now. Counted twice, it changes nothing.
 */
final class Counting {

  /** More than is asked for, since the clocks of machines differ. */
  static final Duration MINUTES_FOR = Duration.ofHours(2);

  private record MinuteKey(String team, Instant at) {}

  private final Instant now;
  private final Map<FigureKey, Sum> sums = new LinkedHashMap<>();
  private final Map<MinuteKey, Minute> minutes = new HashMap<>();
  private final Map<UUID, String> teams = new HashMap<>();
  private final List<Standing> moved = new ArrayList<>();

  Counting(Instant now) {
    this.now = now;
  }

  void count(Standing message) {
    teams.put(message.id(), message.now().team());
    if (message.counted().filter(message.now()::sameAs).isPresent()) {
      return;
    }
    message.counted().ifPresent(counted -> add(counted, -1));
    add(message.now(), 1);
    moved.add(message);
    if (message.counted().isEmpty()) {
      minute(message.now().team(), message.now().acceptedAt(), Minute::accept);
    }
  }

  private void add(Contribution contribution, int sign) {
    for (var level : Level.values()) {
      if (level.keeps(contribution, now)) {
        sums.computeIfAbsent(level.keyOf(contribution), Sum::new).add(contribution, sign);
      }
    }
  }

  /** Of messages that were counted here before. */
  void hear(Happened happened) {
    var team = teams.get(happened.message());
    if (team != null) {
      minute(team, happened.at(), minute -> minute.hear(happened));
    }
  }

  private void minute(String team, Instant moment, Consumer<Minute> what) {
    if (moment.isAfter(now.minus(MINUTES_FOR))) {
      var at = moment.truncatedTo(ChronoUnit.MINUTES);
      what.accept(minutes.computeIfAbsent(new MinuteKey(team, at), key -> new Minute(team, at)));
    }
  }

  /** In no order that matters: only one node changes figures. */
  List<Sum> sums() {
    return List.copyOf(sums.values());
  }

  Collection<Minute> minutes() {
    return minutes.values();
  }

  /**
   * Where the messages are that are counted in another way than before.
   *
   * @param rows of the figures
   */
  List<Place> places(Map<FigureKey, Long> rows) {
    return moved.stream()
        .map(
            message ->
                new Place(
                    Objects.requireNonNull(rows.get(Level.HOUR.keyOf(message.now()))), message))
        .toList();
  }
}
