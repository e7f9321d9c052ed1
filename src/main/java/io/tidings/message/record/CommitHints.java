package io.tidings.message.record;

import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a node tells the others with each commit to the log: how far the log goes now. PostgreSQL
 * passes it on when the transaction commits, to those who listen at that moment; so it is a hint to
 * look, and not the news itself (ADR 0053).
 *
 * @param given whether this node gives any
 * @param node no other node has the same
 */
public record CommitHints(boolean given, String node) {

  /** What PostgreSQL calls a channel. */
  public static final String CHANNEL = "tidings";

  /**
   * All databases of a server share one queue, and a commit that tells something fails when it is
   * full, because somebody does not listen to the end. Long before that we tell nothing, nor while
   * no other node tells of itself, as each does every two seconds.
   */
  private static final String TOLD =
      """
      select seq, case when pg_notification_queue_usage() < 0.5
          and exists (select from node where seen_at > now() - interval '15 seconds' offset 1)
        then pg_notify('%s', '%s ' || seq) end
      from head
      """;

  private static final String UNTOLD = "select seq from head";
  private static final Pattern WORDS = Pattern.compile("(\\S+) (\\d{1,18})");

  public static CommitHints of(boolean given) {
    return new CommitHints(given, UUID.randomUUID().toString());
  }

  /** The end of an append: it reads the new {@code head} and tells the others, where there are. */
  String andTell() {
    return given ? TOLD.formatted(CHANNEL, node) : UNTOLD;
  }

  /** How far the log goes, when that is told by another node; this one knows its own commits. */
  public OptionalLong ofOthers(String told) {
    var words = WORDS.matcher(told);
    return words.matches() && !words.group(1).equals(node)
        ? OptionalLong.of(Long.parseLong(words.group(2)))
        : OptionalLong.empty();
  }
}
