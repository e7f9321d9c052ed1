package io.tidings.infobip;

import static io.tidings.infobip.LooseJson.bool;
import static io.tidings.infobip.LooseJson.decimal;
import static io.tidings.infobip.LooseJson.integer;
import static io.tidings.infobip.LooseJson.object;
import static io.tidings.infobip.LooseJson.text;
import static io.tidings.infobip.LooseJson.time;

import io.tidings.infobip.words.ErrorTable;
import io.tidings.infobip.words.StatusTable;
import io.tidings.json.JsonFactory;
import io.tidings.message.DeliveryReport;
import io.tidings.message.MessageId;
import io.tidings.message.Price;
import io.tidings.message.ProviderError;
import io.tidings.message.Source;
import io.tidings.message.Status;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Translates Infobip's JSON into reports. It is as loose as Infobip is free: fields may be missing,
 * names and ids new, the names those of v3 or v2; nothing of that ever refuses a report.
 */
public final class InfobipMapper {

  private InfobipMapper() {}

  /** Reads the {@code results} of a webhook call or of the logs. */
  public static ParsedReports reports(JsonObject body, Source source) {
    return parse(body.get("results"), source, null);
  }

  /** Reads the {@code messages} of the answer to a submit. */
  static ParsedReports answers(JsonObject body) {
    return parse(body.get("messages"), Source.SUBMIT, text(body, "bulkId"));
  }

  /**
   * @param bulkId of all entries that have none of their own
   */
  private static ParsedReports parse(
      @Nullable JsonValue list, Source source, @Nullable String bulkId) {
    return list instanceof JsonArray entries
        ? new ParsedReports(entries.stream().map(entry -> entry(entry, source, bulkId)).toList())
        : new ParsedReports(List.of(new ParsedReports.Broken()));
  }

  private static ParsedReports.Entry entry(
      JsonValue entry, Source source, @Nullable String bulkId) {
    if (source != Source.SUBMIT && entry instanceof JsonObject json && Inbound.is(json)) {
      return new ParsedReports.Inbound(raw(json));
    }
    var id = entry instanceof JsonObject json ? text(json, "messageId") : null;
    if (id == null) {
      return new ParsedReports.Broken();
    }
    return MessageId.parse(id)
        .<ParsedReports.Entry>map(
            ours -> {
              var json = entry.asJsonObject();
              var raw = source.isOfWebhook() ? null : raw(withoutText(json, source));
              return new ParsedReports.Ours(report(ours, json, source, bulkId, raw), json);
            })
        .orElseGet(() -> new ParsedReports.Foreign(raw(entry)));
  }

  /** As it came, but for what PostgreSQL does not take. */
  static String raw(JsonValue entry) {
    return LooseJson.withoutNul(entry.toString());
  }

  /**
   * The results of a body that was kept as it came, each as text.
   *
   * @return none where it has none
   */
  public static List<String> rawResults(JsonObject body) {
    return body.get("results") instanceof JsonArray entries
        ? entries.stream().map(InfobipMapper::raw).toList()
        : List.of();
  }

  /** Infobip's logs repeat what was sent, which is kept in one place only. */
  private static JsonValue withoutText(JsonValue entry, Source source) {
    return source == Source.LOGS && entry instanceof JsonObject json
        ? JsonFactory.createObjectBuilder(json).remove("content").build()
        : entry;
  }

  /** Reads a report that was kept as it came, as one of the message it turned out to belong to. */
  public static DeliveryReport report(String raw, UUID messageId, Source source) {
    return report(messageId, json(raw), source, null, raw);
  }

  /** Where a report that was kept as it came says that it belongs. */
  public static ReportOrigin origin(String raw) {
    return origin(json(raw));
  }

  /** When a report that was kept as it came says that its message was sent. */
  public static Optional<Instant> sentAt(String raw) {
    return Optional.ofNullable(time(json(raw), "sentAt"));
  }

  /**
   * Whether what was kept as it came is no report, but what a phone sent or whom a channel blocks.
   */
  public static boolean isInbound(String raw) {
    return Inbound.is(json(raw));
  }

  private static ReportOrigin origin(JsonObject json) {
    return new ReportOrigin(
        String.valueOf(text(json, "messageId")),
        text(json, "to", "destination"),
        text(json, "callbackData"));
  }

  private static JsonObject json(String raw) {
    try (var reader = JsonFactory.createReader(new StringReader(raw))) {
      return reader.readObject();
    }
  }

  private static DeliveryReport report(
      UUID messageId,
      JsonObject json,
      Source source,
      @Nullable String bulkId,
      @Nullable String raw) {
    var ownBulkId = text(json, "bulkId");
    return new DeliveryReport(
        messageId,
        source,
        status(object(json, "status")),
        error(object(json, "error")),
        time(json, "doneAt"),
        segments(json),
        price(object(json, "price")),
        text(json, "mccMnc"),
        ownBulkId == null ? bulkId : ownBulkId,
        null,
        null,
        raw,
        null);
  }

  private static @Nullable Integer segments(JsonObject json) {
    var count = integer(json, "messageCount", "smsCount");
    if (count == null) {
      count = integer(object(json, "details"), "messageCount");
    }
    return count != null && count >= 0 && count <= Short.MAX_VALUE ? count : null;
  }

  static Status status(JsonObject json) {
    var id = integer(json, "id");
    var name = text(json, "name");
    var groupName = text(json, "groupName");
    var groupId = group(StatusTable.GROUPS, integer(json, "groupId"), groupName);
    if (id == null && name != null) {
      id = StatusTable.idOf(name);
    }
    if (groupId == null && id != null) {
      groupId = StatusTable.groupOf(id);
    }
    if (name == null && id != null) {
      name = StatusTable.nameOf(id);
    }
    if (name == null) {
      name = groupName == null ? "UNKNOWN" : groupName;
    }
    var status = new Status(name, groupId, id);
    return looksLikeOurs(status) ? new Status("UNKNOWN", null, null) : status;
  }

  /** Nothing but a name, and one of those that decide because they are ours. */
  private static boolean looksLikeOurs(Status status) {
    return status.groupId() == null && status.id() == null && status.rank() != Status.Rank.TAKEN;
  }

  static ProviderError error(JsonObject json) {
    var said =
        new ProviderError(
            group(ErrorTable.GROUPS, integer(json, "groupId"), text(json, "groupName")),
            integer(json, "id"),
            text(json, "name"),
            bool(json, "permanent"));
    return ErrorTable.of(said).map(known -> completed(said, known)).orElse(said);
  }

  private static ProviderError completed(ProviderError said, ErrorTable.Entry known) {
    return new ProviderError(
        said.groupId(),
        said.id(),
        said.name() == null ? known.name() : said.name(),
        said.permanent() == null ? Boolean.valueOf(known.permanent()) : said.permanent());
  }

  private static @Nullable Integer group(
      Map<String, Integer> groups, @Nullable Integer id, @Nullable String name) {
    return id != null || name == null ? id : groups.get(name.toUpperCase(Locale.ROOT));
  }

  private static @Nullable Price price(JsonObject json) {
    var amount = decimal(json, "pricePerMessage");
    return amount == null ? null : new Price(amount, text(json, "currency"));
  }
}
