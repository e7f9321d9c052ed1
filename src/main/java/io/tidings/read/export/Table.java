package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.read.search.FoundPage;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as in RFC 4180, one row a message. A cell that a spreadsheet would take
 * for a formula gets an apostrophe in front, unless it is a number, as recipients are.
 *
 * @param mark what stands before all else
 */
record Table(String mark) implements Form {

  /** By which spreadsheets know that what follows is UTF-8. */
  static final String MARK = "\ufeff";

  static final String MEDIA_TYPE = "text/csv";

  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠]");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

  /**
   * @param path of its value in what is stored, members with slashes between
   * @param orElse the path where there is none
   */
  private record Column(String name, String path, String orElse) {
    Column(String name, String path) {
      this(name, path, path);
    }

    @Nullable JsonValue in(JsonObject stored) {
      var value = at(stored, path);
      return value == null ? at(stored, orElse) : value;
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column("correlationId", "sendRequest/correlationId"),
          new Column("messageId", "message/id"),
          new Column("createdAt", "sendRequest/createdAt"),
          new Column("sendAt", "sendRequest/sendAt"),
          new Column("submittedAt", "message/submittedAt"),
          new Column("doneAt", "message/doneAt"),
          new Column("caller", "sendRequest/caller"),
          new Column("sender", "sendRequest/sender"),
          new Column("to", "message/to"),
          new Column("clientReference", "message/clientReference"),
          new Column("outcome", "message/outcome"),
          new Column("status", "message/status"),
          new Column("final", "message/final"),
          new Column("corrected", "message/corrected"),
          new Column("errorId", "message/error/id"),
          new Column("errorName", "message/error/name"),
          new Column("explanation", "message/explanation/text"),
          new Column("segments", "message/segments"),
          new Column("price", "message/price/amount"),
          new Column("cost", "message/cost/amount"),
          new Column("currency", "message/price/currency"),
          new Column("mccMnc", "message/mccMnc"),
          new Column("networkId", "message/networkId"),
          new Column("attempts", "message/attempts"),
          new Column("test", "sendRequest/test"),
          new Column("text", "message/text", "sendRequest/text"));

  @Override
  public String mediaType() {
    return MEDIA_TYPE;
  }

  @Override
  public String ending() {
    return "csv";
  }

  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public String begin(JsonObject facts) {
    return COLUMNS.stream().map(Column::name).collect(Collectors.joining(",", mark, "\r\n"));
  }

  @Override
  public String beforeHistory(FoundPage.Entry entry, Content content) {
    var stored = StoredJson.of(entry, content);
    return COLUMNS.stream()
        .map(column -> cell(text(column.in(stored))))
        .collect(Collectors.joining(","));
  }

  @Override
  public String afterHistory() {
    return "\r\n";
  }

  /** There is no place for it. */
  @Override
  public String other(JsonObject line) {
    return "";
  }

  private static @Nullable JsonValue at(JsonObject stored, String path) {
    JsonValue at = stored;
    for (var name : path.split("/", -1)) {
      at = at instanceof JsonObject object ? object.get(name) : null;
    }
    return at;
  }

  private static String text(@Nullable JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return "";
    }
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  static String cell(String text) {
    var plain = FORMULA.matcher(text).find() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    return QUOTED.matcher(plain).find() ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}
