package io.tidings.read.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** Expected JSON, written as text. */
public final class JsonFixture {

  private JsonFixture() {}

  public static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
