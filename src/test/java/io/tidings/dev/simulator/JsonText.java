package io.tidings.dev.simulator;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Optional;

/**
 * JSON between text and objects, without the provider look-up that {@code jakarta.json.Json}
 * repeats on every call.
 */
final class JsonText {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonText() {}

  static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  static JsonObjectBuilder object(JsonObject start) {
    return PROVIDER.createObjectBuilder(start);
  }

  static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  static JsonString string(String text) {
    return PROVIDER.createValue(text);
  }

  static JsonObject parse(String text) {
    try (var reader = PROVIDER.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** Empty when the body is no JSON object. */
  static Optional<JsonObject> parse(byte[] body) {
    try (var reader = PROVIDER.createReader(new ByteArrayInputStream(body))) {
      return Optional.of(reader.readObject());
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
