package io.tidings.read.search;

import static io.tidings.read.search.Term.CALLER;
import static io.tidings.read.search.Term.CORRELATION_ID;
import static io.tidings.read.search.Term.COUNTRY;
import static io.tidings.read.search.Term.ENDS_WITH;
import static io.tidings.read.search.Term.ERROR_ID;
import static io.tidings.read.search.Term.ERROR_NAME;
import static io.tidings.read.search.Term.LAST_DIGITS;
import static io.tidings.read.search.Term.MESSAGE_ID;
import static io.tidings.read.search.Term.OUTCOME;
import static io.tidings.read.search.Term.RECIPIENT;
import static io.tidings.read.search.Term.REFERENCE;
import static io.tidings.read.search.Term.SENDER;

import io.tidings.message.MessageId;
import io.tidings.message.Outcome;
import io.tidings.message.Recipient;
import io.tidings.message.RecipientReader;
import io.tidings.problem.Fields;
import io.tidings.problem.Parameters;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what a caller looks for and names everything that is wrong with it at once. */
public final class SearchBody {

  static final int MOST = 200;

  private static final Set<String> FIELDS =
      Set.of(
          "messageId",
          "correlationId",
          "recipient",
          "recipientEndsWith",
          "reference",
          "outcome",
          "error",
          "caller",
          "sender",
          "country",
          "from",
          "to",
          "limit",
          "cursor");

  /** So many messages are read at a time by who wants all of them. */
  private static final int MOST_AT_A_TIME = 500;

  private static final int INDEXED_DIGITS = 4;
  private static final int LONGEST = 255;

  private final String team;
  private final Fields fields;
  private final Map<Term, Object> terms = new EnumMap<>(Term.class);

  private SearchBody(String team, Fields fields) {
    this.team = team;
    this.fields = fields;
  }

  /**
   * @param team of who asks
   * @throws ProblemException 400 with every violation
   */
  static Search read(String team, JsonObject body) {
    return read(team, body, FIELDS);
  }

  /**
   * For who wants all that is found: no limit can be given.
   *
   * @param team of who asks
   * @throws ProblemException 400 with every violation
   */
  public static Search readForAll(String team, JsonObject body) {
    var known = new HashSet<>(FIELDS);
    known.remove("limit");
    return read(team, body, known).inPagesOf(MOST_AT_A_TIME);
  }

  private static Search read(String team, JsonObject body, Set<String> known) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    fields.know(known);
    var search = new SearchBody(team, fields).read();
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(violations));
    }
    return search;
  }

  private Search read() {
    readNames();
    readRecipient();
    readOutcome();
    fields.text("caller", LONGEST).ifPresent(caller -> terms.put(CALLER, caller));
    fields.text("sender", LONGEST).ifPresent(sender -> terms.put(SENDER, stored(sender)));
    var country = fields.parsed("country", Country.RULE, Country::of);
    country.ifPresent(of -> terms.put(COUNTRY, of.prefix() + "%"));
    var first = instant("from").map(SearchBody::firstId).orElse(Search.LEAST);
    var before = instant("to").map(SearchBody::firstId).orElse(Search.MOST);
    var cursor =
        fields.parsed("cursor", "must be the nextCursor of a page before", MessageId::parse);
    return new Search(
        team,
        terms,
        country,
        first,
        Search.lesser(before, cursor.orElse(Search.MOST)),
        fields.number("limit", 1, MOST).orElse(50));
  }

  private void readNames() {
    id("messageId").ifPresent(id -> terms.put(MESSAGE_ID, id));
    id("correlationId").ifPresent(id -> terms.put(CORRELATION_ID, id));
    fields.text("reference", LONGEST).ifPresent(reference -> terms.put(REFERENCE, reference));
  }

  private void readRecipient() {
    fields
        .parsed("recipient", RecipientReader.RULE, RecipientReader::read)
        .map(Recipient::number)
        .ifPresent(number -> terms.put(RECIPIENT, number));
    fields
        .parsed("recipientEndsWith", RecipientReader.END_RULE, RecipientReader::readEnd)
        .ifPresent(this::endsWith);
  }

  private void endsWith(String digits) {
    terms.put(LAST_DIGITS, digits.substring(digits.length() - INDEXED_DIGITS));
    if (digits.length() > INDEXED_DIGITS) {
      terms.put(ENDS_WITH, "%" + digits);
    }
  }

  private void readOutcome() {
    fields
        .word("outcome", Outcome.words())
        .ifPresent(word -> terms.put(OUTCOME, word.toUpperCase(Locale.ROOT)));
    if (fields.value("error").filter(JsonString.class::isInstance).isPresent()) {
      fields
          .text("error", LONGEST)
          .ifPresent(name -> terms.put(ERROR_NAME, name.toUpperCase(Locale.ROOT)));
    } else {
      fields.number("error", 0, Integer.MAX_VALUE).ifPresent(id -> terms.put(ERROR_ID, id));
    }
  }

  private Optional<UUID> id(String name) {
    return fields.parsed(name, "must be an id of 36 characters", MessageId::parse);
  }

  private Optional<Instant> instant(String name) {
    return fields.parsed(
        name, "must be an instant such as 2026-11-23T13:00:00Z", SearchBody::instantOf);
  }

  private static Optional<Instant> instantOf(String text) {
    try {
      return Optional.of(Parameters.instant(text));
    } catch (DateTimeException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static UUID firstId(Instant time) {
    return time.isBefore(Instant.EPOCH) ? Search.LEAST : MessageId.first(time);
  }

  /** One of digits only is kept without the plus. */
  private static String stored(String sender) {
    var plain = sender.strip();
    return plain.matches("\\+[0-9]+") ? plain.substring(1) : plain;
  }
}
