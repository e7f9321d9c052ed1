package io.tidings.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads the bodies of webhook calls within bounds: bytes, time, and how many large ones at once, so
 * that strangers, whose bodies must be read before their signature can be checked, fill no memory.
 */
@ApplicationScoped
class BodyReader {

  static final int MOST_BYTES = 2 << 20;

  /** Larger than the hundred reports that Infobip puts into a call unless asked for more. */
  private static final int LARGE = 128 << 10;

  private static final int LARGE_AT_ONCE = 16;
  private static final long PATIENCE_SECONDS = 2;

  @Inject private ReportSettings settings;
  @Inject private Clock clock;
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

  /**
   * @throws RefusedException when it is too large, too slow or ends too early
   */
  byte[] read(InputStream body) {
    var read = new ByteArrayOutputStream();
    long deadline = deadline();
    copy(body, read, LARGE, deadline);
    if (read.size() < LARGE) {
      return read.toByteArray();
    }
    await();
    try {
      copy(body, read, MOST_BYTES + 1, deadline);
    } finally {
      large.release();
    }
    if (read.size() > MOST_BYTES) {
      throw new RefusedException(Refusal.TOO_LARGE);
    }
    return read.toByteArray();
  }

  /**
   * The beginning of the body of a call that is refused already; longer than {@code most} when
   * there is more.
   */
  byte[] beginning(InputStream body, int most) {
    var read = new ByteArrayOutputStream();
    try {
      copy(body, read, Math.min(most, LARGE) + 1, deadline());
    } catch (RefusedException noMore) {
      // what there is will do
    }
    return read.toByteArray();
  }

  private long deadline() {
    return clock.millis() + settings.readTimeout().toMillis();
  }

  /** Until there is no more, or {@code most} bytes are read; a read is bounded by the server. */
  private void copy(InputStream from, ByteArrayOutputStream to, int most, long deadline) {
    byte[] part = new byte[8 << 10];
    try {
      while (to.size() < most) {
        int length = from.read(part, 0, Math.min(part.length, most - to.size()));
        if (length < 0) {
          return;
        }
        to.write(part, 0, length);
        if (clock.millis() > deadline) {
          throw new RefusedException(Refusal.TOO_SLOW);
        }
      }
    } catch (IOException gone) {
      throw new RefusedException(Refusal.CUT_OFF);
    }
  }

  private void await() {
    try {
      if (!large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new RefusedException(Refusal.BUSY);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Refusal.BUSY);
    }
  }
}
