package io.tidings.access.oidc;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import io.tidings.access.key.Scope;
import io.tidings.config.SettingsReader;
import io.tidings.problem.ProblemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is read from the claims of a token.
 *
 * @param caller the claim with the name of whoever signs in
 * @param team the claim with the name of a team; all are of the team default without
 * @param scopes the claim with the values that {@code mapping} knows
 * @param mapping which scopes a value gives
 */
record Claims(
    String caller, Optional<String> team, String scopes, Map<String, Set<Scope>> mapping) {

  private static final String SCOPES = "tidings.access.oidc.scopes";
  private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,59}";

  /**
   * @param needed whether somebody is to sign in by it
   */
  static Claims read(SettingsReader reader, boolean needed) {
    var mapping = new LinkedHashMap<String, Set<Scope>>();
    reader.optional(SCOPES).stream()
        .flatMap(list -> Stream.of(list.split(",", -1)))
        .map(String::trim)
        .filter(entry -> !entry.isEmpty())
        .forEach(entry -> add(entry, mapping, reader));
    if (needed && mapping.isEmpty()) {
      reader.complain(
          SCOPES + " is missing: set it to what a value of the claim gives, <value>=read+send.");
    }
    return new Claims(
        reader.required("tidings.access.oidc.caller-claim", "the claim with people's names"),
        reader.optional("tidings.access.oidc.team-claim"),
        reader.required("tidings.access.oidc.scopes-claim", "the claim with people's roles"),
        mapping);
  }

  private static void add(String entry, Map<String, Set<Scope>> mapping, SettingsReader reader) {
    int end = entry.lastIndexOf('=');
    var words = Arrays.asList(entry.substring(end + 1).split("\\+", -1));
    if (end < 1 || !Scope.words().containsAll(words)) {
      reader.complain(
          "%s has '%s': write <value>=<scopes>, such as sms-team=send+read; scopes are %s."
              .formatted(SCOPES, entry, String.join(", ", Scope.words())));
      return;
    }
    var scopes = mapping.computeIfAbsent(entry.substring(0, end), key -> none());
    words.forEach(word -> Scope.of(word).ifPresent(scopes::add));
  }

  private static EnumSet<Scope> none() {
    return EnumSet.noneOf(Scope.class);
  }

  /**
   * The right of whoever a token tells of.
   *
   * @throws ProblemException when the claims give none
   */
  AccessKey right(String issuer, String subject, Map<String, Object> claims) {
    var scopes = none();
    values(claims, this.scopes)
        .forEach(value -> scopes.addAll(mapping.getOrDefault(value, Set.of())));
    if (scopes.isEmpty()) {
      throw new ProblemException(SignOnProblems.noRights(this.scopes));
    }
    return AccessKey.ofSubject(issuer, subject, callerIn(claims), scopes);
  }

  /**
   * The one place where it is decided who somebody is here. A name without an {@code @} gets one,
   * so that nobody has the name of a key's caller by a name they chose at the provider.
   */
  private Caller callerIn(Map<String, Object> claims) {
    var name =
        find(claims, caller)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(value -> value.matches(NAME))
            .orElseThrow(() -> new ProblemException(SignOnProblems.noName(caller)));
    return new Caller(teamIn(claims), name.contains("@") ? name : name + "@sso");
  }

  private String teamIn(Map<String, Object> claims) {
    if (team.isEmpty()) {
      return Caller.DEFAULT_TEAM;
    }
    var name = find(claims, team.get());
    return name.filter(String.class::isInstance)
        .map(String.class::cast)
        .orElseThrow(() -> new ProblemException(SignOnProblems.noTeam(team.get())));
  }

  /** Of a list its texts, of a text its words and the text itself. */
  private static Stream<String> values(Map<String, Object> claims, String claim) {
    return find(claims, claim).stream()
        .flatMap(value -> value instanceof Collection<?> list ? list.stream() : words(value))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private static Stream<?> words(Object value) {
    return value instanceof String text
        ? Stream.concat(Stream.of(text), Stream.of(text.split(" ", -1)))
        : Stream.empty();
  }

  /** By its whole name, or by a way of names with dots between them. */
  private static Optional<Object> find(Map<String, Object> claims, String name) {
    @Nullable Object found = claims.get(name);
    int dot = name.indexOf('.');
    if (found != null || dot < 0) {
      return Optional.ofNullable(found);
    }
    return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inside
        ? find(named(inside), name.substring(dot + 1))
        : Optional.empty();
  }

  private static Map<String, Object> named(Map<?, ?> json) {
    var named = new LinkedHashMap<String, Object>();
    json.forEach(
        (name, value) -> {
          if (value != null) {
            named.put(String.valueOf(name), value);
          }
        });
    return named;
  }
}
