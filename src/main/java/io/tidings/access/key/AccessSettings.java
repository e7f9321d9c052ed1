package io.tidings.access.key;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may call, and from where.
 *
 * @param keys one of each caller that the configuration names
 * @param allowedOrigins origins of other sites whose pages may call
 * @param guessesPerMinute how many different wrong keys an address may try
 * @param proxies whose word on where a call came from is taken
 */
public record AccessSettings(
    List<AccessKey> keys,
    Set<String> allowedOrigins,
    Duration ticketLifetime,
    int guessesPerMinute,
    AddressRanges proxies)
    implements Settings {

  private static final String KEYS = "tidings.access.keys";
  private static final String OPERATORS = "tidings.access.operators";
  private static final String ORIGINS = "tidings.access.allowed-origins";
  private static final String FORM = "name:<SHA-256 of the key as 64 hex digits>, comma separated";

  private static final Set<Scope> OTHERS = EnumSet.of(Scope.SEND, Scope.READ, Scope.READ_CONTENT);

  public static AccessSettings read(SettingsReader reader) {
    var keys = keys(reader);
    var operators = operators(reader, keys.keySet());
    return new AccessSettings(
        keys.entrySet().stream()
            .map(
                key ->
                    AccessKey.configured(
                        key.getKey(), scopes(key.getKey(), operators), key.getValue()))
            .toList(),
        origins(reader),
        reader.duration(
            "tidings.access.ticket-lifetime", Duration.ofSeconds(1), Duration.ofDays(1)),
        reader.number("tidings.access.guesses-per-minute", 1, 1_000_000),
        AddressRanges.read(reader, "tidings.report.trusted-proxies", Map.of()));
  }

  /** Whoever the configuration names may do everything; where it names operators, only they. */
  private static Set<Scope> scopes(String caller, Set<String> operators) {
    return operators.isEmpty() || operators.contains(caller) ? EnumSet.allOf(Scope.class) : OTHERS;
  }

  private static Set<String> operators(SettingsReader reader, Set<String> callers) {
    var operators = list(reader.optional(OPERATORS).orElse("")).collect(Collectors.toSet());
    operators.stream()
        .filter(name -> !callers.contains(name))
        .forEach(
            name ->
                reader.complain(
                    "%s has '%s', whom %s does not name: write names of callers, comma separated."
                        .formatted(OPERATORS, name, KEYS)));
    return Set.copyOf(operators);
  }

  private static Set<String> origins(SettingsReader reader) {
    var origins = list(reader.optional(ORIGINS).orElse("")).collect(Collectors.toSet());
    origins.stream()
        .filter(origin -> !origin.matches("https?://[a-z0-9.-]+(:[0-9]+)?"))
        .forEach(
            origin ->
                reader.complain(
                    "%s has '%s': write origins as browsers do, such as https://example.org."
                        .formatted(ORIGINS, origin)));
    return Set.copyOf(origins);
  }

  private static Map<String, byte[]> keys(SettingsReader reader) {
    var keys = new LinkedHashMap<String, byte[]>();
    list(reader.secret(KEYS).orElse(""))
        .forEach(
            entry -> {
              var parts = entry.split(":", -1);
              if (parts.length != 2 || parts[0].isEmpty() || !parts[1].matches("[0-9a-fA-F]{64}")) {
                reader.complain(KEYS + " has an entry that is not of the form " + FORM + ".");
              } else {
                add(reader, keys, parts[0], HexFormat.of().parseHex(parts[1]));
              }
            });
    return keys;
  }

  private static void add(
      SettingsReader reader, Map<String, byte[]> keys, String name, byte[] hash) {
    keys.entrySet().stream()
        .filter(other -> !other.getKey().equals(name) && Arrays.equals(other.getValue(), hash))
        .forEach(
            other ->
                reader.complain(
                    "%s has the same key for '%s' and '%s': give each caller a key of its own."
                        .formatted(KEYS, other.getKey(), name)));
    if (name.indexOf(Caller.BETWEEN) >= 0) {
      reader.complain(
          KEYS + " names '" + name + "': write no slash, which stands between team and name.");
    }
    if (keys.put(name, hash) != null) {
      reader.complain(KEYS + " names '" + name + "' twice: give each key a name of its own.");
    }
  }

  private static Stream<String> list(String value) {
    return Stream.of(value.split(",", -1)).map(String::trim).filter(entry -> !entry.isEmpty());
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    AccessSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
