package io.tidings.privacy.erase;

import io.tidings.message.Recipient;
import io.tidings.message.RecipientReader;
import io.tidings.problem.Fields;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Reads whom to erase. */
final class ErasureBody {

  private static final String RECIPIENT = "recipient";

  private ErasureBody() {}

  /**
   * @throws ProblemException 400 with every violation
   */
  static Recipient read(JsonObject body) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    fields.know(Set.of(RECIPIENT));
    fields.require(RECIPIENT);
    var recipient = fields.value(RECIPIENT).flatMap(ErasureBody::parse);
    if (fields.value(RECIPIENT).isPresent() && recipient.isEmpty()) {
      fields.wrong(RECIPIENT, RecipientReader.RULE);
    }
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(violations));
    }
    return recipient.orElseThrow();
  }

  private static Optional<Recipient> parse(Object value) {
    return value instanceof JsonString text
        ? RecipientReader.read(text.getString())
        : Optional.empty();
  }
}
