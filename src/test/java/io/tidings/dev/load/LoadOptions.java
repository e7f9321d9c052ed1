package io.tidings.dev.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a tool is asked to do, as {@code name=value} with spaces between. */
final class LoadOptions {

  private final Map<String, String> given;
  private final Set<String> known = new TreeSet<>();

  private LoadOptions(Map<String, String> given) {
    this.given = given;
  }

  static LoadOptions parse(String words) {
    Map<String, String> given = new HashMap<>();
    for (var word : words.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        given.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (!word.isEmpty()) {
        throw new IllegalArgumentException("An option is name=value, not " + word);
      }
    }
    return new LoadOptions(given);
  }

  String text(String name, String otherwise) {
    known.add(name);
    return given.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(text(name, Integer.toString(otherwise)));
  }

  /** In seconds, as people say them. */
  Duration seconds(String name, long otherwise) {
    return Duration.ofSeconds(Long.parseLong(text(name, Long.toString(otherwise))));
  }

  boolean flag(String name, boolean otherwise) {
    return Boolean.parseBoolean(text(name, Boolean.toString(otherwise)));
  }

  /**
   * The kinds of {@code nodes} servers: {@code server} is payara, wildfly, or mixed for one after
   * the other.
   */
  List<String> servers() {
    var kind = text("server", System.getProperty("tidings.server", "payara"));
    int nodes = number("nodes", 1);
    return kind.equals("mixed")
        ? List.of("payara", "wildfly").subList(0, Math.max(1, Math.min(2, nodes)))
        : Collections.nCopies(nodes, kind);
  }

  /**
   * The WAR that Maven built, and before it that of {@code against}, and the built one with the
   * variables of {@code beside}, to load all in turns.
   */
  List<Candidate> candidates() {
    var all = new ArrayList<Candidate>();
    var against = text("against", "");
    if (!against.isEmpty()) {
      all.add(Candidate.against(against));
    }
    var beside = text("beside", "");
    if (!beside.isEmpty()) {
      all.add(Candidate.beside(beside));
    }
    all.add(Candidate.BUILT);
    return all;
  }

  /** Call it when all are read: an option nobody read is a slip of the pen. */
  void refuseOthers() {
    for (var name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("No option " + name + "; there are " + known);
      }
    }
  }
}
