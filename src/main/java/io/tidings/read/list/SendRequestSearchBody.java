package io.tidings.read.list;

import io.tidings.message.Recipient;
import io.tidings.message.RecipientReader;
import io.tidings.problem.Fields;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list's filter from a body: what the query string takes, and a number beside it. */
final class SendRequestSearchBody {

  private static final Set<String> FIELDS =
      Set.of("recipient", "recipientEndsWith", "outcome", "since", "until", "cursor", "limit");

  private final Fields fields;

  private SendRequestSearchBody(Fields fields) {
    this.fields = fields;
  }

  /**
   * @param team of who asks
   * @throws ProblemException 400 with every violation
   */
  static SendRequestFilter read(String team, JsonObject body) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    fields.know(FIELDS);
    var filter = new SendRequestSearchBody(fields).filter(team);
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(violations));
    }
    return filter;
  }

  private SendRequestFilter filter(String team) {
    var whole =
        fields.parsed(
            "recipient",
            RecipientReader.RULE,
            text -> RecipientReader.read(text).map(Recipient::number));
    var end =
        fields.parsed("recipientEndsWith", RecipientReader.END_RULE, RecipientReader::readEnd);
    if (whole.isPresent() && end.isPresent()) {
      fields.wrong("recipientEndsWith", "must be left out where the number is given");
    }
    return others(team).to(whole.or(() -> end).map(NumberFilter::new).orElse(null));
  }

  /** What the query string takes too, with the same rules. */
  private SendRequestFilter others(String team) {
    try {
      return SendRequestFilter.parse(
          team, text("outcome"), text("since"), text("until"), text("cursor"), text("limit"));
    } catch (ProblemException wrong) {
      fields.violations().addAll(wrong.problem().violations());
      return SendRequestFilter.parse(team, null, null, null, null, null);
    }
  }

  /**
   * A number as its digits; what is neither a text nor a number as its JSON, which fits nothing.
   */
  private @Nullable String text(String name) {
    return fields.value(name).map(SendRequestSearchBody::text).orElse(null);
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString text && !text.getString().isEmpty()
        ? text.getString()
        : value.toString();
  }
}
