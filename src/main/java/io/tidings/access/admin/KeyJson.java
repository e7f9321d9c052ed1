package io.tidings.access.admin;

import io.tidings.access.key.Scope;
import io.tidings.access.key.StoredKeys;
import io.tidings.json.JsonFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/** A key as administrators see it, without its secret. */
final class KeyJson {

  private KeyJson() {}

  static JsonObjectBuilder of(StoredKeys.Entry entry) {
    var key = entry.key();
    var scopes = JsonFactory.createArrayBuilder();
    key.scopes().stream().map(Scope::word).forEach(scopes::add);
    var json =
        JsonFactory.createObjectBuilder()
            .add("id", key.id())
            .add("team", key.caller().team())
            .add("caller", key.caller().name())
            .add("scopes", scopes)
            .add("test", key.test())
            .add("createdAt", entry.createdAt().toString())
            .add("createdBy", entry.createdBy());
    add(json, "expiresAt", key.expiresAt());
    add(json, "lastUsedAt", entry.lastUsedAt());
    add(json, "revokedAt", entry.revokedAt());
    add(json, "revokedBy", entry.revokedBy());
    return json;
  }

  private static void add(JsonObjectBuilder json, String name, Optional<?> value) {
    value.ifPresentOrElse(
        known -> json.add(name, known.toString()), () -> json.add(name, JsonValue.NULL));
  }
}
