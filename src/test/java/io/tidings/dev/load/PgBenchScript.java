package io.tidings.dev.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A transaction of {@code pgbench} that stores a batch of reports with the application's own
 * statements: each parameter becomes a variable that is named after its statement and column.
 */
final class PgBenchScript {

  private static final Pattern TABLE =
      Pattern.compile("unnest\\(([^)]*)\\) with ordinality as \\w+\\(([^)]*), ord\\)");

  private static final Map<String, String> SAME_FOR_ALL =
      Map.ofEntries(
          Map.entry("group_id", "3"),
          Map.entry("status_id", "5"),
          Map.entry("error_group_id", "0"),
          Map.entry("error_id", "0"),
          Map.entry("error_name", "NO_ERROR"),
          Map.entry("error_permanent", "false"),
          Map.entry("status", "DELIVERED_TO_HANDSET"),
          Map.entry("outcome", "D"),
          Map.entry("verdict", "A"),
          Map.entry("source", "R"),
          Map.entry("corrected", "true"),
          Map.entry("final", "true"),
          Map.entry("told", "1"),
          Map.entry("told_more", "0"),
          Map.entry("segments", "1"),
          Map.entry("price", "0.0312"),
          Map.entry("currency", "EUR"),
          Map.entry("mcc_mnc", "21901"),
          Map.entry("bulk_id", "2034072219640523072"),
          Map.entry("reports", "50"),
          Map.entry("unmatched", "0"),
          Map.entry("broken", "0"),
          Map.entry("bytes", "28000"),
          Map.entry("remote", "127.0.0.1"),
          Map.entry("headers", "\"{}\""),
          Map.entry("verdicts", "A".repeat(50)),
          Map.entry("outcomes", "D".repeat(50)),
          Map.entry("messages", "50"),
          Map.entry("done_at_is_arrival", "false"));

  /** Columns that are something else in a message than in an event. */
  private static final Map<String, String> OF_MESSAGES =
      Map.of("outcome", "DELIVERED", "told", "\"\\\\x0102030405060708\"");

  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> constants = new TreeMap<>();
  private final int batch;

  /**
   * @param fetch reads what differs from batch to batch into variables
   */
  PgBenchScript(Map<SeenStatements.Kind, String> statements, String fetch, int batch) {
    this.batch = batch;
    text.append(fetch).append("begin;\n");
    statements.forEach((kind, statement) -> text.append(withVariables(kind, statement)));
    text.append("commit;\n");
  }

  String text() {
    return text.toString();
  }

  /** What is the same in every batch, by variable. */
  Map<String, String> constants() {
    return constants;
  }

  private String withVariables(SeenStatements.Kind kind, String statement) {
    var table = TABLE.matcher(statement);
    if (!table.find()) {
      throw new IllegalStateException("No table of arrays in " + statement);
    }
    var types = table.group(1).split(", ", -1);
    var names = table.group(2).split(", ", -1);
    var arrays =
        IntStream.range(0, types.length)
            .mapToObj(place -> types[place].replaceFirst("\\$\\d+", ":" + name(kind, names[place])))
            .collect(Collectors.joining(", "));
    var rest = statement.substring(0, table.start(1)) + arrays + statement.substring(table.end(1));
    return rest.replaceAll("\\$\\d+::timestamptz", "now()")
            .replaceAll("\\$\\d+", Integer.toString(batch))
            .strip()
        + ";\n";
  }

  /** Nothing is told of columns without a value: the application sends nulls there. */
  private String name(SeenStatements.Kind kind, String column) {
    boolean ofCalls = kind == SeenStatements.Kind.CALLS;
    boolean ofMessages = kind == SeenStatements.Kind.STORE && OF_MESSAGES.containsKey(column);
    var prefix = ofCalls ? "calls_" : ofMessages ? "message_" : "";
    var variable = prefix + (column.equals("message_id") ? "id" : column);
    boolean fetched = PgBench.FETCHED.contains(variable);
    if (!fetched) {
      int rows = ofCalls ? batch / PgBench.REPORTS_OF_A_CALL : batch;
      var same = SAME_FOR_ALL.getOrDefault(column, "null");
      var value = ofMessages ? OF_MESSAGES.get(column) : same;
      constants.put(variable, IntStream.range(0, rows).mapToObj(row -> value).collect(array()));
    }
    return variable;
  }

  private static Collector<CharSequence, ?, String> array() {
    return Collectors.joining(",", "{", "}");
  }
}
