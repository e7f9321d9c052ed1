package io.tidings.document;

import io.tidings.json.JsonFactory;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document that the WAR ships, as JSON: browsers read no YAML. */
final class ApiDocument {

  private static final String SHIPPED = "/META-INF/openapi.yaml";

  private ApiDocument() {}

  static String shipped() {
    try (InputStream yaml = ApiDocument.class.getResourceAsStream(SHIPPED)) {
      Object document =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(yaml));
      return json(document).toString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonValue json(@Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      var object = JsonFactory.createObjectBuilder();
      members.forEach((name, of) -> object.add(String.valueOf(name), json(of)));
      return object.build();
    }
    if (value instanceof Iterable<?> elements) {
      var array = JsonFactory.createArrayBuilder();
      elements.forEach(element -> array.add(json(element)));
      return array.build();
    }
    return scalar(value);
  }

  private static JsonValue scalar(@Nullable Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return value instanceof Number number
        ? JsonFactory.createArrayBuilder().add(new BigDecimal(number.toString())).build().get(0)
        : JsonFactory.createValue(value.toString());
  }
}
