package io.tidings.read.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Gathers what is written, so that it leaves in large pieces, and knows how long nothing has. */
public final class ExportOutput {

  private static final int LARGE = 64 << 10;
  private static final int KEPT = 512;
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Export export;
  private final OutputStream out;
  private final Clock clock;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private Instant lastLeft;

  public ExportOutput(Export export, OutputStream out, Clock clock) {
    this.export = export;
    this.out = out;
    this.clock = clock;
    this.lastLeft = clock.instant();
  }

  /** All but a little of it leaves, so that there is something left that can {@link #trickle}. */
  public void add(String text) throws IOException {
    gathered.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    if (gathered.size() >= LARGE) {
      leave(gathered.size() - KEPT);
    }
  }

  public void flush() throws IOException {
    leave(gathered.size());
  }

  /** One byte leaves, if there is one: whether anybody reads is known only by writing. */
  void trickle() throws IOException {
    leave(Math.min(1, gathered.size()));
  }

  private void leave(int bytes) throws IOException {
    if (bytes > 0) {
      var all = gathered.toByteArray();
      export.write(out, Arrays.copyOf(all, bytes));
      gathered.reset();
      gathered.write(all, bytes, all.length - bytes);
    }
    lastLeft = clock.instant();
  }

  /** Whether its reader may wonder if anything is still done. */
  boolean isQuiet() {
    return clock.instant().isAfter(lastLeft.plus(QUIET));
  }
}
