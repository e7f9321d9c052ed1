package io.tidings.partition;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a table.
 *
 * @param from the least key in it; null when there is none
 * @param to the least key after it
 * @param detaching whether it is being dropped
 */
public record Partition(String name, @Nullable String from, String to, boolean detaching) {

  /** Numbers and UUIDs alike, as PostgreSQL writes them. */
  static final Comparator<Partition> BY_KEY =
      Comparator.<Partition>comparingInt(part -> part.to().length()).thenComparing(Partition::to);

  private static final Pattern BOUND =
      Pattern.compile("FOR VALUES FROM \\((?:'([^']+)'|MINVALUE)\\) TO \\('([^']+)'\\)");

  /**
   * @param bound as {@code pg_get_expr} writes it
   */
  static Partition read(String name, String bound, boolean detaching) {
    var parts = BOUND.matcher(bound);
    if (!parts.matches()) {
      throw new IllegalStateException(name + " is a partition of an unknown kind: " + bound);
    }
    return new Partition(name, parts.group(1), parts.group(2), detaching);
  }

  /** Whether all of its keys come before that one. */
  public boolean endsBefore(String key) {
    return BY_KEY.compare(this, new Partition("", null, key, false)) <= 0;
  }
}
