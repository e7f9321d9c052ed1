package io.tidings.read.export;

import io.tidings.server.AnswerReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One export under way. It writes some bytes at a time, so that it is seen whether they leave. */
public final class Export implements AutoCloseable {

  private static final int SOME = 64 << 10;

  private final String caller;
  private final AnswerReader reader;
  private final Clock clock;
  private final Consumer<Export> whenClosed;
  private final Instant began;
  private volatile @Nullable Instant writingSince;

  Export(String caller, AnswerReader reader, Clock clock, Consumer<Export> whenClosed) {
    this.caller = caller;
    this.reader = reader;
    this.clock = clock;
    this.whenClosed = whenClosed;
    this.began = clock.instant();
  }

  boolean isOf(String other) {
    return caller.equals(other);
  }

  String caller() {
    return caller;
  }

  /** Returns when all of it has left, or nobody is there to take it. */
  void write(OutputStream out, byte[] bytes) throws IOException {
    for (int from = 0; from < bytes.length && isRead(); from += SOME) {
      writingSince = clock.instant();
      out.write(bytes, from, Math.min(SOME, bytes.length - from));
      out.flush();
      writingSince = null;
    }
  }

  /** Whether anybody is there to read more of it. */
  public boolean isRead() {
    return !reader.isGone();
  }

  boolean isOver(Instant now, Duration stall, Duration longest) {
    var since = writingSince;
    return isOlder(now, longest) || (since != null && now.isAfter(since.plus(stall)));
  }

  boolean isOlder(Instant now, Duration age) {
    return now.isAfter(began.plus(age));
  }

  /** Its reader sees that it has not all of it. */
  public void cut() {
    reader.cut();
  }

  @Override
  public void close() {
    whenClosed.accept(this);
  }
}
