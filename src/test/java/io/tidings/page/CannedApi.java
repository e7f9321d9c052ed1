package io.tidings.page;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * An API for pages without a server: it answers what the OpenAPI document has as an example, or
 * {@code canned.json}, unless a test says otherwise.
 */
final class CannedApi {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  private static final String REFUSAL =
      """
      {"type":"https://tidings.io/problems/%1$s","title":"%2$s","status":%3$d,"detail":"%2$s"}
      """;

  /**
   * One call and its answer.
   *
   * @param path what it matches wholly
   */
  private record Answer(String method, Pattern path, int status, String body) {

    boolean fits(String asked, String at) {
      return method.equals(asked) && path.matcher(at).matches();
    }
  }

  private static final List<Answer> WRITTEN = written();
  private static final List<Answer> DESCRIBED = described();

  private final List<Answer> special = new ArrayList<>();
  private final TreeSet<String> unknown = new TreeSet<>();

  /** Says what a call is answered; the last that was said holds. */
  CannedApi answering(String method, String path, int status, String body) {
    special.add(0, new Answer(method, Pattern.compile(path), status, body));
    return this;
  }

  /** Every call of that beginning is refused, as a server that is in trouble does. */
  CannedApi refusing(String path, int status, String slug, String words) {
    for (var method : List.of("GET", "POST")) {
      answering(method, path + ".*", status, REFUSAL.formatted(slug, words, status));
    }
    return this;
  }

  /** What was asked and is neither an example nor said. */
  TreeSet<String> unknown() {
    return unknown;
  }

  void standBehind(Page page) {
    page.route(Pattern.compile("^http://127\\.0\\.0\\.1:\\d+/api/.*"), this::answer);
  }

  private void answer(Route route) {
    var method = route.request().method();
    var path = URI.create(route.request().url()).getPath();
    var answer =
        List.of(special, WRITTEN, DESCRIBED).stream()
            .flatMap(List::stream)
            .filter(candidate -> candidate.fits(method, path))
            .findFirst();
    if (answer.isEmpty()) {
      unknown.add(method + " " + path);
    }
    route.fulfill(fulfilment(answer));
  }

  private static Route.FulfillOptions fulfilment(Optional<Answer> answer) {
    int status = answer.map(Answer::status).orElse(404);
    return new Route.FulfillOptions()
        .setStatus(status)
        .setContentType(status < 400 ? "application/json" : "application/problem+json")
        .setBody(answer.map(Answer::body).orElse(REFUSAL.formatted("not-found", "No such", 404)));
  }

  /** Those that the document has no example of, or that a screen has more to show with. */
  private static List<Answer> written() {
    try (InputStream json = CannedApi.class.getResourceAsStream("canned.json")) {
      var calls =
          JsonParser.parseString(
                  new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8))
              .getAsJsonObject();
      return calls.entrySet().stream().map(CannedApi::written).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Answer written(Map.Entry<String, JsonElement> call) {
    var words = call.getKey().split(" ", 2);
    return new Answer(words[0], Pattern.compile(words[1]), 200, call.getValue().toString());
  }

  /** Those of the document, the ones with the fewest parameters first. */
  private static List<Answer> described() {
    try (InputStream yaml = CannedApi.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      Map<String, Object> document =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(yaml));
      var answers = new LinkedHashMap<Answer, Integer>(Map.of(itself(document), 0));
      map(document.get("paths"))
          .forEach(
              (path, calls) ->
                  map(calls)
                      .forEach(
                          (method, call) ->
                              example(call)
                                  .ifPresent(
                                      body ->
                                          answers.put(
                                              answer(method, path, body), parameters(path)))));
      return answers.entrySet().stream()
          .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
          .map(Map.Entry::getKey)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** As the server tells it. */
  private static Answer itself(Map<String, Object> document) {
    return answer("get", "/api/document", document);
  }

  private static Answer answer(String method, String path, Object body) {
    var pattern = PARAMETER.matcher(path).replaceAll("[^/]+");
    return new Answer(
        method.toUpperCase(Locale.ROOT), Pattern.compile(pattern), 200, new Gson().toJson(body));
  }

  private static int parameters(String path) {
    return (int) PARAMETER.matcher(path).results().count();
  }

  /** Of the first answer that is no refusal. */
  private static Optional<Object> example(Object call) {
    if (!(call instanceof Map)) {
      return Optional.empty();
    }
    return map(map(call).get("responses")).entrySet().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .map(answer -> map(map(map(answer.getValue()).get("content")).get("application/json")))
        .flatMap(content -> exampleOf(content).stream())
        .findFirst();
  }

  private static Optional<Object> exampleOf(Map<String, Object> content) {
    if (content.containsKey("example")) {
      return Optional.of(content.get("example"));
    }
    return map(content.get("examples")).values().stream()
        .map(example -> map(example).get("value"))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    var map = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> given) {
      given.forEach((key, of) -> map.put(String.valueOf(key), of));
    }
    return map;
  }
}
