package io.tidings.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document in the WAR, as far as it can be compared with the code. */
final class OpenApiDocument {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /** As YAML or as JSON. */
  private static final Pattern COUNTS =
      Pattern.compile("\\boutcomes\"?[=:]\\{([^{}]*\\bpending\"?[=:]\\d[^{}]*)}");

  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private final Map<?, ?> document;

  private OpenApiDocument(Map<?, ?> document) {
    this.document = document;
  }

  static OpenApiDocument shipped() {
    try (InputStream yaml = OpenApiDocument.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new OpenApiDocument(
          map(
              new Yaml(new SafeConstructor(withoutDuplicates()))
                  .load(Objects.requireNonNull(yaml))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The second of two sections with one name would hide the first. */
  private static LoaderOptions withoutDuplicates() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return options;
  }

  /** What it says before it comes to the calls. */
  String introduction() {
    return String.valueOf(map(document.get("info")).get("description"));
  }

  /** The outcomes that each example counts, also those within the text of a stream. */
  List<List<String>> exampleCounts() {
    return COUNTS
        .matcher(document.toString())
        .results()
        .map(found -> WORD.matcher(found.group(1)).results().map(MatchResult::group).toList())
        .toList();
  }

  /** Every call, such as {@code GET /api/messages}, with parameters such as {@code query limit}. */
  Map<String, Set<String>> calls() {
    var calls = new TreeMap<String, Set<String>>();
    map(document.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            calls.put(
                                method.toString().toUpperCase(Locale.ROOT) + " " + path,
                                parameters(map(item), map(operation)));
                          }
                        }));
    return calls;
  }

  private Set<String> parameters(Map<?, ?> item, Map<?, ?> operation) {
    var parameters = new TreeSet<String>();
    Stream.of(item, operation)
        .flatMap(holder -> list(holder.get("parameters")).stream())
        .map(parameter -> resolved(map(parameter)))
        .forEach(parameter -> parameters.add(parameter.get("in") + " " + parameter.get("name")));
    return parameters;
  }

  private Map<?, ?> resolved(Map<?, ?> object) {
    return object.get("$ref") instanceof String reference ? map(target(reference)) : object;
  }

  /** Every {@code $ref} that leads to nothing in the document. */
  Set<String> danglingReferences() {
    var dangling = new TreeSet<String>();
    references(document)
        .forEach(
            reference -> {
              if (!reference.startsWith("#/") || target(reference) == null) {
                dangling.add(reference);
              }
            });
    return dangling;
  }

  /** The reusable parts no {@code $ref} leads to; security schemes are used by name. */
  Set<String> unusedComponents() {
    var unused = new TreeSet<String>();
    map(document.get("components"))
        .forEach(
            (kind, parts) ->
                map(parts)
                    .keySet()
                    .forEach(name -> unused.add("#/components/" + kind + "/" + name)));
    unused.removeIf(name -> name.startsWith("#/components/securitySchemes/"));
    unused.removeAll(references(document));
    return unused;
  }

  private @Nullable Object target(String reference) {
    @Nullable Object at = document;
    for (var name : reference.substring(2).split("/", -1)) {
      at = map(at).get(name);
    }
    return at;
  }

  private static List<String> references(@Nullable Object node) {
    var found = new ArrayList<String>();
    if (node instanceof Map<?, ?> object) {
      if (object.get("$ref") instanceof String reference) {
        found.add(reference);
      }
      object.values().forEach(value -> found.addAll(references(value)));
    } else if (node instanceof Collection<?> entries) {
      entries.forEach(entry -> found.addAll(references(entry)));
    }
    return found;
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> object ? object : Map.of();
  }

  private static List<?> list(@Nullable Object node) {
    return node instanceof List<?> entries ? entries : List.of();
  }
}
