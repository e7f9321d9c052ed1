package io.tidings.body;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;

/** One body that is being read, with its bounds. A silent one is ended by the server's time-out. */
final class Reading {

  private final InputStream from;
  private final long length;
  private final int most;
  private final Clock clock;
  private final long deadline;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();

  private Reading(InputStream from, long length, int most, Clock clock, Duration within) {
    this.from = from;
    this.length = length;
    this.most = most;
    this.clock = clock;
    this.deadline = clock.millis() + within.toMillis();
  }

  /**
   * @throws BodyRefusedException when it need not be begun
   */
  static Reading of(HttpServletRequest request, int most, Clock clock, Duration within) {
    if (isEncoded(request)) {
      throw new BodyRefusedException(BodyRefusal.ENCODED, most);
    }
    if (request.getContentLengthLong() > most) {
      throw new BodyRefusedException(BodyRefusal.TOO_LARGE, most);
    }
    return ofAny(request, most, clock, within);
  }

  /** Whatever it is. */
  static Reading ofAny(HttpServletRequest request, int most, Clock clock, Duration within) {
    try {
      var body = BodyFilter.bodyOf(request);
      return new Reading(body, request.getContentLengthLong(), most, clock, within);
    } catch (IOException gone) {
      throw new BodyRefusedException(BodyRefusal.CUT_OFF, most);
    }
  }

  static boolean isEncoded(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Content-Encoding")).stream()
        .anyMatch(coding -> !coding.isBlank() && !coding.trim().equalsIgnoreCase("identity"));
  }

  /** Reads all if it has come already, without waiting. */
  boolean readWhole() {
    try {
      int there = from.available();
      copy((int) Math.min(there, most + 1L));
      return length >= 0 && read.size() >= length;
    } catch (IOException gone) {
      throw ended();
    }
  }

  void toTheEnd() {
    if (goesOnAfter(most + 1)) {
      throw new BodyRefusedException(BodyRefusal.TOO_LARGE, most);
    }
  }

  /**
   * Reads that many bytes, or to the end if that comes first.
   *
   * @return whether there may be more
   */
  boolean goesOnAfter(int bytes) {
    try {
      return copy(bytes);
    } catch (IOException gone) {
      throw ended();
    }
  }

  private boolean copy(int until) throws IOException {
    byte[] part = new byte[8 << 10];
    while (read.size() < until) {
      int count = from.read(part, 0, Math.min(part.length, until - read.size()));
      if (count < 0) {
        return false;
      }
      read.write(part, 0, count);
      if (clock.millis() > deadline) {
        throw new BodyRefusedException(BodyRefusal.TOO_SLOW, most);
      }
    }
    return true;
  }

  /** By the server, which waits for each byte only so long, or by the other side. */
  private BodyRefusedException ended() {
    boolean late = clock.millis() > deadline;
    return new BodyRefusedException(late ? BodyRefusal.TOO_SLOW : BodyRefusal.CUT_OFF, most);
  }

  byte[] bytes() {
    return read.toByteArray();
  }
}
