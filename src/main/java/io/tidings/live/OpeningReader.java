package io.tidings.live;

import io.tidings.content.Content;
import io.tidings.live.channel.Opening;
import io.tidings.live.channel.Opening.Beginning;
import io.tidings.live.channel.StatusEvent;
import io.tidings.message.Event;
import io.tidings.message.SendRequest;
import io.tidings.message.Snapshot;
import io.tidings.message.record.EventLog;
import io.tidings.message.record.MessageRepository;
import io.tidings.read.json.SnapshotJson;
import io.tidings.sse.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a stream begins with: snapshots, or the events its reader has missed. Numbers stand in
 * snapshots only, so those who are shown none can share all events with those who are.
 */
final class OpeningReader {

  /** More than these are no longer replayed, because they would have to be in memory together. */
  static final int MOST_REPLAYED = 10_000;

  private final MessageRepository messages;
  private final EventLog log;
  private final LongSupplier retryMillis;

  OpeningReader(MessageRepository messages, EventLog log, LongSupplier retryMillis) {
    this.messages = messages;
    this.log = log;
    this.retryMillis = retryMillis;
  }

  Opening read(List<SendRequest> requests, Cursor cursor, Content content) {
    var snapshots = messages.snapshots(requests);
    var events = new ArrayList<WireEvent>();
    events.add(WireEvent.retry(retryMillis.getAsLong()));
    if (cursor.isNone()) {
      addSnapshots(events, snapshots, content);
      return new Opening(Beginning.SNAPSHOT, snapshots, events, 0);
    }
    var missed = missed(snapshots, cursor);
    if (missed.isEmpty()) {
      events.add(new WireEvent("reset", null, "{}"));
      addSnapshots(events, snapshots, content);
      return new Opening(Beginning.RESET, snapshots, events, 0);
    }
    addReplayed(events, missed.get(), snapshots.get(0).place());
    return new Opening(Beginning.REPLAY, snapshots, events, missed.get().size());
  }

  /** Empty when nobody can say any more what was missed, or it is too much to say one by one. */
  private Optional<List<Event>> missed(List<Snapshot> snapshots, Cursor cursor) {
    long logPosition = snapshots.get(0).logPosition();
    if (!cursor.isIn(snapshots.get(0).place())) {
      return Optional.empty();
    }
    var ids = snapshots.stream().map(snapshot -> snapshot.request().correlationId()).toList();
    long after = log.seqOf(snapshots.get(0).request().team(), ids, cursor.seq());
    var missed = log.of(ids, after, logPosition, MOST_REPLAYED + 1);
    return missed.size() > MOST_REPLAYED || log.expiredUpTo() > after
        ? Optional.empty()
        : Optional.of(missed);
  }

  /** Only the last has an id: a reader cut off before it has seen it comes back for all of them. */
  private static void addSnapshots(
      List<WireEvent> events, List<Snapshot> snapshots, Content content) {
    for (int number = 0; number < snapshots.size(); number++) {
      boolean last = number == snapshots.size() - 1;
      var snapshot = snapshots.get(number);
      events.add(wired(snapshot, content, last ? Long.toString(snapshot.place()) : null));
    }
  }

  private static WireEvent wired(Snapshot snapshot, Content content, @Nullable String id) {
    return new WireEvent("snapshot", id, SnapshotJson.of(snapshot, content).toString());
  }

  /** The last event moves the cursor on, so that a quiet reader does not grow old with its own. */
  private static void addReplayed(List<WireEvent> events, List<Event> missed, long place) {
    missed.forEach(event -> events.add(new StatusEvent(event)));
    events.add(
        new WireEvent("replayed", Long.toString(place), "{\"events\":" + missed.size() + "}"));
  }
}
