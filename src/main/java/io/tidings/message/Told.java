package io.tidings.message;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which reports a message was told, each by its {@link DeliveryReport#print}, so that one that
 * comes again is known under the lock of the message. The first {@value #MOST} stand with the
 * message, later ones with their events.
 */
public final class Told {

  /** More would make every report of a message dearer than looking the later ones up does. */
  public static final int MOST = 16;

  private static final int[] NEVER = {};

  private byte[] prints;
  private int more;
  private int[] again;
  private final Map<Long, Integer> later = new HashMap<>();

  /**
   * As it is stored.
   *
   * @param prints 8 bytes for each
   * @param more how many stand with their events
   * @param again how often each came again, by its number; may end early
   */
  public Told(byte @Nullable [] prints, int more, Integer @Nullable [] again) {
    this.prints = prints == null ? new byte[0] : prints.clone();
    this.more = more;
    this.again =
        again == null ? NEVER : Arrays.stream(again).mapToInt(n -> n == null ? 0 : n).toArray();
  }

  public static Told nothing() {
    return new Told(null, 0, null);
  }

  /**
   * Names a report among those of its message in 8 bytes, made of status, error and done time. The
   * migration that brought this has made those of older reports in the same way.
   */
  static long print(DeliveryReport report) {
    var said = new StringBuilder(32);
    add(said, report.status().groupId());
    add(said.append('|'), report.status().id());
    add(said.append('|'), report.error().id());
    add(said.append('|'), micros(report.doneAt()));
    return ByteBuffer.wrap(sha256(said.toString())).getLong();
  }

  private static void add(StringBuilder said, @Nullable Object value) {
    if (value != null) {
      said.append(value);
    }
  }

  /** A year that nobody will see has more of them than a long holds. */
  private static @Nullable BigInteger micros(@Nullable Instant time) {
    return time == null
        ? null
        : BigInteger.valueOf(time.getEpochSecond())
            .multiply(BigInteger.valueOf(1_000_000))
            .add(BigInteger.valueOf(time.getNano() / 1_000));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The number of that report, from 1; 0 when it is not known to have been told. */
  public int number(long print) {
    var all = ByteBuffer.wrap(prints).asLongBuffer();
    for (int place = 0; place < all.limit(); place++) {
      if (all.get(place) == print) {
        return place + 1;
      }
    }
    return later.getOrDefault(print, 0);
  }

  /** Whether reports were told that do not stand here. */
  public boolean hasMore() {
    return more > 0;
  }

  /** An event tells that a report that does not stand here was told, and as which. */
  public void knows(long print, int number) {
    later.put(print, number);
  }

  /**
   * @return the number of the report
   */
  public int add(long print) {
    if (prints.length < MOST * Long.BYTES) {
      prints = ByteBuffer.allocate(prints.length + Long.BYTES).put(prints).putLong(print).array();
      return prints.length / Long.BYTES;
    }
    more++;
    later.put(print, MOST + more);
    return MOST + more;
  }

  /** The report of that number came again. */
  public void again(int number) {
    if (again.length < number) {
      again = Arrays.copyOf(again, number);
    }
    again[number - 1]++;
  }

  byte @Nullable [] prints() {
    return prints.length == 0 ? null : prints;
  }

  int more() {
    return more;
  }

  /** As PostgreSQL writes an array; null when nothing came again. */
  public @Nullable String againText() {
    return again.length == 0 ? null : Arrays.toString(again).replace('[', '{').replace(']', '}');
  }
}
