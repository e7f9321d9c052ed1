package io.tidings.audit.look;

import io.tidings.audit.Entry;
import io.tidings.json.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** An entry as administrators and auditors see it. */
final class EntryJson {

  private EntryJson() {}

  /** For people. */
  static JsonObject of(Entry entry) {
    var json = begin(JsonFactory.createObjectBuilder(), entry);
    json.add("result", entry.problem() == null ? "done" : "refused");
    return add(json, "problem", entry.problem())
        .add("details", details(entry.details()))
        .add("digest", entry.hexDigest())
        .build();
  }

  /** What the digest covers, to the letter. */
  static JsonObject line(Entry entry) {
    var json = begin(JsonFactory.createObjectBuilder().add("kind", "entry"), entry);
    add(json, "problem", entry.problem());
    return add(json, "details", entry.details()).add("digest", entry.hexDigest()).build();
  }

  private static JsonObjectBuilder begin(JsonObjectBuilder json, Entry entry) {
    json.add("number", entry.number()).add("at", entry.time());
    add(json, "key", entry.key());
    add(json, "caller", entry.caller());
    add(json, "team", entry.team());
    add(json, "session", entry.session());
    json.add("action", entry.action());
    add(json, "target", entry.target());
    return add(json, "from", entry.from());
  }

  private static JsonObjectBuilder add(
      JsonObjectBuilder json, String name, @Nullable String value) {
    return value == null ? json.add(name, JsonValue.NULL) : json.add(name, value);
  }

  /** Whoever has changed it may have left anything there. */
  private static JsonValue details(@Nullable String text) {
    if (text == null) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    try (var reader = JsonFactory.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (RuntimeException unreadable) {
      return JsonFactory.createValue(text);
    }
  }
}
