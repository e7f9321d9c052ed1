package io.tidings.live.channel;

import io.tidings.message.Snapshot;
import io.tidings.sse.WireEvent;
import java.util.List;

/**
 * What a stream begins with.
 *
 * @param snapshots how things stand after {@code events}, all at one place of the log
 * @param replayed how many missed events are among {@code events}
 */
public record Opening(
    Beginning beginning, List<Snapshot> snapshots, List<WireEvent> events, int replayed) {

  /** What a reader is told first. */
  public enum Beginning {
    SNAPSHOT,
    REPLAY,
    /** What was missed cannot be told, so there is a snapshot. */
    RESET
  }

  long logPosition() {
    return snapshots.get(0).logPosition();
  }

  /** Whether there is nothing to tell, now or later. */
  public boolean isOver() {
    return beginning == Beginning.REPLAY
        && replayed == 0
        && snapshots.stream().allMatch(Snapshot::isFinal);
  }
}
