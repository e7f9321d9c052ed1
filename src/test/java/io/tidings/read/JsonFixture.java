package io.tidings.read;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** Expected JSON, written as text. */
final class JsonFixture {

  private JsonFixture() {}

  static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
