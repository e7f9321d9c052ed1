package io.tidings.statistics.hour;

import io.tidings.message.MessageId;
import io.tidings.statistics.hour.CountedMessages.Newcomer;
import io.tidings.statistics.hour.Progress.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Brings the figures forward step by step. A step is a transaction that takes the progress, counts
 * messages that changed or are new, as they stand, and says how far it is: an end at any point
 * loses nothing and counts nothing twice.
 */
@ApplicationScoped
class FigureSteps {

  static final int MOST = 5_000;

  /**
   * How much later a message may be stored than its id says, to be found as new. One that comes
   * later yet is found with its first event.
   */
  static final Duration LATE = Duration.ofSeconds(15);

  private static final Duration AHEAD = Duration.ofSeconds(1);
  private static final Duration COUNTED_FOR = Duration.ofHours(1);
  private static final Duration MOMENTS_KEPT = Level.MOMENTS_FOR.multipliedBy(2);

  @Inject private Progress progress;
  @Inject private FollowedLog log;
  @Inject private CountedMessages messages;
  @Inject private FigureTable figures;
  @Inject private MinuteTable minutes;
  @Inject private Clock clock;

  /**
   * @return whether there is more to count; not while another node is at it
   */
  @Transactional
  boolean next() {
    var place = progress.take();
    return place.isPresent() && step(place.get());
  }

  private boolean step(Place place) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long head = log.head();
    long upTo = Math.min(head, place.seq() + MOST);
    var events = log.between(place.seq(), upTo);
    var newcomers = messages.between(place.message(), MessageId.first(now.plus(AHEAD)), MOST);
    var ids =
        Stream.concat(
                events.stream().map(FollowedLog.Happened::message),
                newcomers.stream().filter(newcomer -> !newcomer.isDone()).map(Newcomer::id))
            .distinct()
            .toList();
    count(ids, events, now);
    var next = new Place(upTo, after(newcomers, place.message(), now));
    if (!next.equals(place)) {
      progress.keep(next, countedAt(upTo < head, events, now));
    }
    return upTo < head || newcomers.size() == MOST;
  }

  private void count(List<UUID> ids, List<FollowedLog.Happened> events, Instant now) {
    var counting = new Counting(now);
    messages.standings(ids).forEach(counting::count);
    events.forEach(counting::hear);
    messages.put(counting.places(figures.add(counting.sums())));
    minutes.add(counting.minutes());
  }

  /** At the end the last ones are looked at again, for what is stored late. */
  private static UUID after(List<Newcomer> newcomers, UUID before, Instant now) {
    if (newcomers.isEmpty()) {
      return before;
    }
    var last = newcomers.get(newcomers.size() - 1).id();
    var late = MessageId.first(now.minus(LATE));
    return newcomers.size() < MOST && isBefore(late, last) ? late : last;
  }

  /** As PostgreSQL orders them. */
  private static boolean isBefore(UUID one, UUID other) {
    return one.toString().compareTo(other.toString()) < 0;
  }

  private static Instant countedAt(boolean more, List<FollowedLog.Happened> events, Instant now) {
    return more && !events.isEmpty() ? events.get(events.size() - 1).at() : now;
  }

  /**
   * Deletes what is of no more use.
   *
   * @return whether there may be more
   */
  @Transactional
  boolean tidy() {
    if (progress.take().isEmpty()) {
      return false;
    }
    var now = clock.instant();
    minutes.delete(now.minus(Counting.MINUTES_FOR));
    figures.deleteMoments(now.minus(MOMENTS_KEPT));
    return messages.forget(MessageId.first(now.minus(COUNTED_FOR)));
  }
}
