package io.tidings.platform;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.access.key.Scope;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each call answers to whom, as the method it ends in declares it. */
public final class AccessTable {

  /** Who calls: by a key of one scope alone, or by another, with all scopes that it can have. */
  public enum Who {
    NO_KEY("no key"),
    SEND(Scope.SEND),
    READ(Scope.READ),
    READ_CONTENT(Scope.READ_CONTENT),
    OPERATE(Scope.OPERATE),
    PRIVACY(Scope.PRIVACY),
    ADMIN(Scope.ADMIN),
    OTHER_TEAM("other team", EnumSet.complementOf(EnumSet.of(Scope.OPERATE))),
    TEST("test key", EnumSet.of(Scope.SEND, Scope.READ, Scope.READ_CONTENT)),
    EXPIRED("expired"),
    REVOKED("revoked");

    private final String words;
    private final Set<Scope> scopes;

    Who(Scope scope) {
      this("`" + scope.word() + "`", EnumSet.of(scope));
    }

    Who(String words) {
      this(words, Set.of());
    }

    Who(String words, Set<Scope> scopes) {
      this.words = words;
      this.scopes = scopes;
    }

    /** None for who is nobody. */
    public Set<Scope> scopes() {
      return scopes;
    }
  }

  /** How a call ends. */
  public enum Answer {
    IN("yes"),
    UNKNOWN("401"),
    REFUSED("403"),
    /** By a proof that is no key. */
    PROOF("proof");

    private final String word;

    Answer(String word) {
      this.word = word;
    }
  }

  private AccessTable() {}

  /** By calls such as {@code GET /api/messages}. */
  public static Map<String, Map<Who, Answer>> all() {
    var table = new TreeMap<String, Map<Who, Answer>>();
    needs().forEach((call, needs) -> table.put(call, answers(call, needs)));
    return table;
  }

  /** The same as rows of Markdown. */
  static Map<String, String> rows() {
    var rows = new TreeMap<String, String>();
    all()
        .forEach(
            (call, answers) ->
                rows.put(
                    call,
                    answers.values().stream()
                        .map(answer -> " " + answer.word + " |")
                        .collect(Collectors.joining("", "| `" + call + "` |", ""))));
    return rows;
  }

  static String heading() {
    return Stream.of(Who.values())
        .map(who -> " " + who.words + " |")
        .collect(Collectors.joining("", "| call |", ""));
  }

  private static Map<String, Needs> needs() {
    var needs = new TreeMap<String, Needs>();
    Stream.of(new ApiApplication(), new WebhooksApplication())
        .forEach(
            application ->
                ResourceCalls.methods(application)
                    .forEach((call, method) -> needs.put(call, method.getAnnotation(Needs.class))));
    return needs;
  }

  private static Map<Who, Answer> answers(String call, Needs needs) {
    var answers = new EnumMap<Who, Answer>(Who.class);
    for (var who : Who.values()) {
      answers.put(who, call.contains(" /webhooks/") ? Answer.PROOF : answer(who, needs));
    }
    return answers;
  }

  private static Answer answer(Who who, Needs needs) {
    if (needs.value() == Need.NOTHING) {
      return Answer.IN;
    }
    if (who.scopes.isEmpty()) {
      return Answer.UNKNOWN;
    }
    if (who == Who.OTHER_TEAM && needs.ofAllTeams()) {
      return Answer.REFUSED;
    }
    return isEnough(needs.value(), who.scopes) ? Answer.IN : Answer.REFUSED;
  }

  private static boolean isEnough(Need need, Set<Scope> scopes) {
    return switch (need) {
      case NOTHING, CALLER -> true;
      case SEND -> scopes.contains(Scope.SEND);
      case READ, READ_OR_TICKET -> scopes.contains(Scope.READ);
      case OPERATE -> scopes.contains(Scope.OPERATE);
      case PRIVACY -> scopes.contains(Scope.PRIVACY);
      case ADMIN -> scopes.contains(Scope.ADMIN);
    };
  }
}
