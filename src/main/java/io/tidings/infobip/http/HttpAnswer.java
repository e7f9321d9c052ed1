package io.tidings.infobip.http;

import io.tidings.json.JsonFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** What an HTTP call was answered. */
public record HttpAnswer(int status, @Nullable String retryAfter, String body) {

  /** Gateways answer with HTML or nothing at times; that is an empty object here. */
  public JsonObject json() {
    try (var reader = JsonFactory.createReader(new StringReader(body))) {
      return reader.readValue() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    } catch (JsonException
        | ArithmeticException
        | NumberFormatException
        | UnsupportedOperationException notJson) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }
}
