package io.tidings.read.stray;

import io.tidings.content.Content;
import io.tidings.infobip.InfobipMapper;
import io.tidings.json.JsonFactory;
import io.tidings.problem.JsonBody;
import io.tidings.problem.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders what belongs to no message; of a call with entries only those of the number. */
final class StrayJson {

  private StrayJson() {}

  /** A row of {@link Strays#REPORTS}. */
  static JsonObject report(Object[] row, Content content) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("kind", "unmatchedReport")
            .add("id", row[0].toString())
            .add("webhookCallId", row[1].toString())
            .add("entry", ((Number) row[2]).intValue())
            .add("receivedAt", row[3].toString())
            .add("messageId", content.words(row[4].toString()))
            .add("recipient", content.number(row[5].toString()));
    add(json, "callbackData", row[6] == null ? null : content.words(row[6].toString()));
    json.add("report", content.json(parsed(row[7].toString())));
    add(json, "matchedMessageId", row[8]);
    add(json, "assignedBy", row[9]);
    return json.build();
  }

  /** A row of {@link Strays#CALL}; empty when the number is not in it. */
  static Optional<JsonObject> call(StraySearch search, Object[] row) {
    var body = (byte[]) row[7];
    var json =
        JsonFactory.createObjectBuilder()
            .add("kind", "webhookCall")
            .add("id", row[0].toString())
            .add("receivedAt", row[1].toString())
            .add("accepted", (Boolean) row[2]);
    add(json, "reason", row[3]);
    json.add("remote", row[4].toString()).add("truncated", (Boolean) row[5]);
    return addContent(json, search, (String) row[6], body)
        ? Optional.of(json.build())
        : Optional.empty();
  }

  private static boolean addContent(
      JsonObjectBuilder json, StraySearch search, String verdicts, byte[] body) {
    var entries = results(body);
    if (entries.isEmpty()) {
      addBody(json, body, search.content());
      return search.isIn(new String(body, StandardCharsets.ISO_8859_1));
    }
    var found = JsonFactory.createArrayBuilder();
    boolean any = false;
    for (int place = 0; place < entries.size(); place++) {
      boolean ofNoMessage = place >= verdicts.length() || "BI".indexOf(verdicts.charAt(place)) >= 0;
      if (ofNoMessage && search.isIn(entries.get(place))) {
        any = true;
        found.add(
            JsonFactory.createObjectBuilder()
                .add("entry", place)
                .add("result", search.content().json(parsed(entries.get(place)))));
      }
    }
    json.add("entries", found);
    return any;
  }

  private static List<String> results(byte[] body) {
    try {
      return InfobipMapper.rawResults(JsonBody.object(body));
    } catch (ProblemException noJson) {
      return List.of();
    }
  }

  /**
   * As text where it is text, else as it is; where nobody knows what it is, it can only be hidden.
   */
  private static void addBody(JsonObjectBuilder json, byte[] body, Content content) {
    if (content.isHidden()) {
      json.add("bodyHidden", true);
      return;
    }
    try {
      json.add(
          "body", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException noText) {
      json.add("bodyBase64", Base64.getEncoder().encodeToString(body));
    }
  }

  private static void add(JsonObjectBuilder json, String name, @Nullable Object value) {
    if (value != null) {
      json.add(name, value.toString());
    }
  }

  /** As JSON; as text should it ever be none. */
  private static JsonValue parsed(String raw) {
    try (var reader = JsonFactory.createReader(new StringReader(raw))) {
      return reader.readValue();
    } catch (RuntimeException unreadable) {
      return JsonFactory.createValue(raw);
    }
  }
}
