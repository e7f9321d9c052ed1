package io.tidings.dev.simulator;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One HTTP request to the simulator, read to its end. */
record Call(
    String method,
    String path,
    Map<String, List<String>> query,
    Optional<String> authorization,
    Optional<String> contentType,
    byte[] body) {
  private static final Pattern JSON = Pattern.compile("(?i)application/json *(;.*)?");

  static Call read(HttpExchange exchange) throws IOException {
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        parse(exchange.getRequestURI().getRawQuery()),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")),
        exchange.getRequestBody().readAllBytes());
  }

  /** Infobip's own client for npm writes a slash at the end of some paths. */
  String route() {
    return method + " " + path.replaceFirst("(?<=.)/$", "");
  }

  /** The route when the end of the path is an id. */
  String routeOfAnId() {
    return method + " " + path.replaceFirst("[^/]+$", "{messageId}");
  }

  /** Whether it asks for a token, and so need not show one. */
  boolean isLogin() {
    return method.equals("POST") && path.startsWith("/auth/");
  }

  boolean isApi() {
    return !path.startsWith("/simulator/");
  }

  JsonObject json() {
    if (isApi() && contentType.filter(type -> JSON.matcher(type).matches()).isEmpty()) {
      throw new Refusal(Refusal.Kind.UNSUPPORTED_MEDIA_TYPE);
    }
    return JsonText.parse(body).orElseThrow(() -> new Refusal(Refusal.Kind.BAD_REQUEST));
  }

  Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Values of a parameter that may be repeated, hold a list with commas, or both. */
  List<String> parameters(String name) {
    return query.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::trim)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  Optional<String> formParameter(String name) {
    return parse(new String(body, StandardCharsets.UTF_8)).getOrDefault(name, List.of()).stream()
        .findFirst();
  }

  private static Map<String, List<String>> parse(@Nullable String query) {
    if (query == null) {
      return Map.of();
    }
    return Stream.of(query.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.groupingBy(
                pair -> decode(pair[0]),
                Collectors.mapping(pair -> decode(pair[1]), Collectors.toList())));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
