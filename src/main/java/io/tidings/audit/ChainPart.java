package io.tidings.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some entries in their order, read together with the head.
 *
 * @param from the number the first of them must have
 * @param before the digest of what must come before it; null when that is not there
 */
public record ChainPart(Head head, long from, byte @Nullable [] before, List<Entry> entries) {

  /**
   * The newest entry, and where what is kept begins.
   *
   * @param begins the least number that is kept
   * @param before the digest of the entry before it
   */
  public record Head(long number, byte[] digest, long begins, byte[] before) {

    public String hexDigest() {
      return HexFormat.of().formatHex(digest);
    }
  }

  /** What is wrong with a chain. */
  public enum Fault {
    /** There is no entry of this number, although there must be. */
    MISSING,
    /** It is not what was appended, or does not stand where it was. */
    CHANGED,
    /** The head names another entry as the newest. */
    HEAD_CHANGED
  }

  /** Where a chain is broken, and how. */
  public record Break(long number, Fault fault) {}

  /** The number of the last entry, or of the one before where there is none. */
  public long to() {
    return from + entries.size() - 1;
  }

  public boolean isLast() {
    return to() >= head.number();
  }

  /**
   * @param most how many entries were asked for
   */
  public Optional<Break> firstBreak(int most) {
    if (before == null) {
      return broken(from - 1, Fault.MISSING);
    }
    byte[] digest = before;
    long number = from;
    for (var entry : entries) {
      if (entry.number() != number) {
        return broken(number, Fault.MISSING);
      }
      if (!entry.follows(digest)) {
        return broken(number, Fault.CHANGED);
      }
      digest = entry.digest();
      number++;
    }
    return end(number, digest, most);
  }

  private Optional<Break> end(long next, byte[] digest, int most) {
    if (next <= head.number()) {
      return entries.size() < most ? broken(next, Fault.MISSING) : Optional.empty();
    }
    return Arrays.equals(digest, head.digest())
        ? Optional.empty()
        : broken(head.number(), Fault.HEAD_CHANGED);
  }

  private static Optional<Break> broken(long number, Fault fault) {
    return Optional.of(new Break(number, fault));
  }
}
