package io.tidings.access.admin;

import io.tidings.access.key.Caller;
import io.tidings.access.key.Scope;
import io.tidings.json.Moment;
import io.tidings.problem.Fields;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a new key shall be.
 *
 * @param expiresAt empty for a key that does not expire
 * @param test whether nothing shall leave that is sent with it
 */
record NewKeyBody(Caller caller, Set<Scope> scopes, Optional<Instant> expiresAt, boolean test) {

  private static final Set<String> FIELDS = Set.of("team", "caller", "scopes", "expiresAt", "test");
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_TEAM = 40;

  /** Whoever tests must not change, nor see, what is real: the rest is not apart. */
  private static final Set<Scope> OF_TESTS = EnumSet.of(Scope.SEND, Scope.READ, Scope.READ_CONTENT);

  /** What stands in settings and logs without being taken for something else. */
  private static final String NAME = "[\\p{L}\\p{N}]([\\p{L}\\p{N} ._-]*[\\p{L}\\p{N}])?";

  /**
   * @param by the team of the administrator who wants it
   * @param exists whether there is a team
   * @throws ProblemException 400 with every violation
   */
  static NewKeyBody read(JsonObject body, Instant now, String by, Predicate<String> exists) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    fields.know(FIELDS);
    var team = team(fields, by, exists);
    var caller = new Caller(team, caller(fields));
    var scopes = scopes(fields);
    if (scopes.contains(Scope.OPERATE) && !caller.isOfDefaultTeam()) {
      fields.wrong(
          "scopes",
          "has 'operate', which shows what is of all teams: only keys of the team 'default' may");
    }
    var expiresAt = expiresAt(fields, now);
    boolean test = fields.flag("test");
    if (test && !OF_TESTS.containsAll(scopes)) {
      fields.wrong("scopes", "of a test key may only be among " + words(OF_TESTS));
    }
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(violations));
    }
    return new NewKeyBody(caller, scopes, expiresAt, test);
  }

  /** Whoever may make keys of one team only is not told which others there are. */
  private static String team(Fields fields, String by, Predicate<String> exists) {
    var team = fields.text("team", LONGEST_TEAM).orElse(by);
    if (!by.equals(Caller.DEFAULT_TEAM) && !team.equals(by)) {
      fields.wrong("team", "must be '%s', or left out".formatted(by));
    } else if (!team.equals(by) && !exists.test(team)) {
      fields.wrong("team", "must be the name of a team, as GET /api/teams lists them");
    }
    return team;
  }

  private static String caller(Fields fields) {
    fields.require("caller");
    var name = fields.text("caller", LONGEST_NAME).orElse("");
    if (!name.isEmpty() && !name.matches(NAME)) {
      fields.wrong(
          "caller",
          "must be letters and digits, with spaces, dots, dashes or underscores only between them");
    }
    return name;
  }

  private static Set<Scope> scopes(Fields fields) {
    var scopes = EnumSet.noneOf(Scope.class);
    fields.require("scopes");
    fields.value("scopes").ifPresent(value -> add(value, fields, scopes));
    return scopes;
  }

  private static List<String> words(Set<Scope> scopes) {
    return scopes.stream().map(Scope::word).toList();
  }

  private static void add(JsonValue value, Fields fields, Set<Scope> scopes) {
    if (!(value instanceof JsonArray words) || words.isEmpty()) {
      fields.wrong("scopes", "must be an array of one or more of " + Scope.words());
      return;
    }
    for (int place = 0; place < words.size(); place++) {
      var scope =
          words.get(place) instanceof JsonString word
              ? Scope.of(word.getString())
              : Optional.<Scope>empty();
      if (scope.isEmpty()) {
        fields.wrong("scopes[" + place + "]", "must be one of " + Scope.words());
      }
      scope.ifPresent(scopes::add);
    }
  }

  private static Optional<Instant> expiresAt(Fields fields, Instant now) {
    var value = fields.value("expiresAt");
    var moment = value.flatMap(Moment::in);
    if (value.isPresent() && moment.isEmpty()) {
      fields.wrong("expiresAt", "must be a moment with its offset, such as 2027-01-31T12:00:00Z");
    }
    if (moment.filter(end -> !end.isAfter(now)).isPresent()) {
      fields.wrong("expiresAt", "must be in the future");
    }
    return moment;
  }
}
