package io.tidings.read.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which messages are looked for: those of a team that fit every term, newest first.
 *
 * @param team whose they are; others are not even looked at
 * @param first no message with a lesser id; ids are in the order of time
 * @param before only messages with a lesser id
 */
public record Search(
    String team,
    Map<Term, Object> terms,
    Optional<Country> country,
    UUID first,
    UUID before,
    int limit) {

  /** Less than all ids, and more than all. */
  static final UUID LEAST = new UUID(0, 0);

  static final UUID MOST = new UUID(-1, -1);

  Search inPagesOf(int messages) {
    return new Search(team, terms, country, first, before, messages);
  }

  /** Only what test keys sent. */
  public Search ofTests() {
    var more = new EnumMap<Term, Object>(Term.class);
    more.putAll(terms);
    more.put(Term.TEST, true);
    return new Search(team, more, country, first, before, limit);
  }

  /** Only older ones than the message of that id. */
  public Search before(UUID id) {
    return new Search(team, terms, country, first, lesser(before, id), limit);
  }

  /** Whether a number, or the end of one, is among what is looked for. */
  public boolean isByNumber() {
    return terms.containsKey(Term.RECIPIENT)
        || terms.containsKey(Term.ENDS_WITH)
        || terms.containsKey(Term.LAST_DIGITS);
  }

  /** The number that is looked for. */
  public Optional<String> recipient() {
    return Optional.ofNullable((String) terms.get(Term.RECIPIENT));
  }

  /** What is looked for, by name and without what. */
  public String names() {
    return terms.keySet().stream().map(Term::parameter).collect(Collectors.joining(" "));
  }

  /** The number, when messages are looked for by that alone, of whatever time. */
  public Optional<String> onlyRecipient() {
    return terms.keySet().equals(Set.of(Term.RECIPIENT)) && country.isEmpty()
        ? Optional.ofNullable((String) terms.get(Term.RECIPIENT))
        : Optional.empty();
  }

  /** As PostgreSQL compares them; Java takes the first bit for a sign. */
  static UUID lesser(UUID one, UUID other) {
    return one.toString().compareTo(other.toString()) < 0 ? one : other;
  }
}
