package io.tidings.live;

import io.tidings.message.CorrelationId;
import io.tidings.message.Event;
import io.tidings.message.EventLog;
import io.tidings.message.MessageRepository;
import io.tidings.message.Snapshot;
import io.tidings.read.SnapshotJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads what a stream begins with: a snapshot, or the events its reader has missed. */
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

  /** Empty when there is no such send request. */
  Optional<Opening> read(CorrelationId correlationId, Cursor cursor) {
    return messages.snapshot(correlationId).map(snapshot -> from(snapshot, cursor));
  }

  private Opening from(Snapshot snapshot, Cursor cursor) {
    var events = new ArrayList<WireEvent>();
    events.add(WireEvent.retry(retryMillis.getAsLong()));
    if (cursor.isNone()) {
      events.add(wired(snapshot));
      return new Opening(snapshot, events, false);
    }
    var missed = cursor.isIn(snapshot.logPosition()) ? missed(snapshot, cursor) : null;
    if (missed == null || missed.size() > MOST_REPLAYED) {
      events.add(new WireEvent("reset", null, "{}"));
      events.add(wired(snapshot));
      return new Opening(snapshot, events, false);
    }
    missed.forEach(event -> events.add(new StatusEvent(event)));
    return new Opening(snapshot, events, missed.isEmpty() && snapshot.isFinal());
  }

  private List<Event> missed(Snapshot snapshot, Cursor cursor) {
    return log.of(
        snapshot.request().correlationId(),
        cursor.seq(),
        snapshot.logPosition(),
        MOST_REPLAYED + 1);
  }

  private static WireEvent wired(Snapshot snapshot) {
    return new WireEvent(
        "snapshot", Long.toString(snapshot.logPosition()), SnapshotJson.of(snapshot).toString());
  }
}
