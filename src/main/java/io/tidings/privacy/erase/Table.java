package io.tidings.privacy.erase;

import io.tidings.privacy.Texts;
import io.tidings.privacy.erase.Column.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that is looked through from one end to the other.
 *
 * @param key in whose order that is done, and its type
 * @param rows that are looked through in one transaction
 * @param needed which rows must stay as they are
 * @param columns that numbers may stand in
 */
record Table(String name, String key, String type, int rows, String needed, List<Column> columns) {

  private static final String NOTHING = "false";

  /** What is still to be submitted is submitted as it was asked. */
  static final Table SEND_REQUESTS =
      new Table(
          "send_request",
          "correlation_id",
          "uuid",
          10_000,
          "exists (select from message m where m.correlation_id = t.correlation_id and %s)"
              .formatted(Texts.NEEDED),
          Stream.concat(
                  texts("text", "sender").stream(),
                  Stream.of(
                      new Column("options", Kind.JSON), new Column("idempotency_key", Kind.NAME)))
              .toList());

  static final Table LABELS =
      new Table(
          "message",
          "id",
          "uuid",
          10_000,
          Texts.NEEDED.replace("m.", "t."),
          Stream.concat(
                  texts("client_reference", "attempt_reason", "sender", "error_name", "bulk_id")
                      .stream(),
                  Stream.of(new Column("text_values", Kind.JSON)))
              .toList());

  static final Table EVENTS =
      new Table(
          "event",
          "seq",
          "bigint",
          20_000,
          NOTHING,
          texts("raw", "reason", "status", "status_name", "error_name"));

  static final Table WEBHOOK_CALLS =
      new Table(
          "webhook_call",
          "id",
          "uuid",
          200,
          NOTHING,
          List.of(new Column("headers", Kind.TEXT), new Column("body", Kind.BYTES)));

  static final Table UNMATCHED =
      new Table(
          "unmatched_report",
          "id",
          "uuid",
          2_000,
          NOTHING,
          texts("recipient", "callback_data", "raw", "reported_id"));

  private static List<Column> texts(String... names) {
    return Stream.of(names).map(name -> new Column(name, Kind.TEXT)).toList();
  }

  /**
   * Gives the key of the last of the next rows, or nothing when there are fewer. Without the name
   * of the table PostgreSQL would sort by the text that is read, and read the whole table for it.
   */
  String lastOfNext() {
    return "select cast(t.%1$s as text) from %2$s t where %3$s order by t.%1$s offset %4$d limit 1"
        .formatted(key, name, range(), rows - 1);
  }

  /** The rows that may have the number in them: their key, whether they are needed, the columns. */
  String find() {
    return "select cast(t.%1$s as text), %2$s, %3$s from %4$s t where %5$s and (%6$s) order by t.%1$s for no key update"
        .formatted(
            key,
            needed,
            joined(Column::read, ", "),
            name,
            range(),
            joined(Column::mayHaveIt, " or "));
  }

  String update() {
    return "update %s set %s where %s = cast(? as %s)"
        .formatted(name, joined(Column::assignment, ", "), key, type);
  }

  private String range() {
    return "t.%1$s > cast(? as %2$s) and t.%1$s <= cast(? as %2$s)".formatted(key, type);
  }

  private String joined(Function<Column, String> part, String between) {
    return columns.stream().map(part).collect(Collectors.joining(between));
  }
}
