package io.tidings.dev.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The paths of the OpenAPI document with their methods. A test of the application holds the
 * document to its resources, so that a new one is here by itself.
 */
public final class DescribedCalls {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private DescribedCalls() {}

  /** By templates such as {@code /api/messages/{correlationId}}, in the order of the document. */
  public static Map<String, Set<String>> read() {
    try (InputStream yaml = DescribedCalls.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      Map<String, Map<String, Map<String, ?>>> document =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(yaml));
      var calls = new LinkedHashMap<String, Set<String>>();
      Objects.requireNonNull(document.get("paths"))
          .forEach((path, item) -> calls.put(path, methods(item)));
      return calls;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<String> methods(Map<String, ?> item) {
    return item.keySet().stream()
        .filter(METHODS::contains)
        .map(method -> method.toUpperCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
