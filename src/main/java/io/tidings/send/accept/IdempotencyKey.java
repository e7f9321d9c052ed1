package io.tidings.send.accept;

import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A caller's own name for a send request, so that asking again cannot send twice. */
public record IdempotencyKey(String value) {

  public static final String HEADER = "Idempotency-Key";

  private static final int MOST_CHARACTERS = 255;
  private static final Pattern BARE = Pattern.compile("[!#-~][!-~]*");

  /** A string of RFC 9651 without spaces: quotes and backslashes in it have a backslash. */
  private static final Pattern QUOTED = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\])+)\"");

  /**
   * Reads the values of all headers of this name; empty when there is none.
   *
   * @throws ProblemException 400 when there is more than one, or it can be no key
   */
  public static Optional<IdempotencyKey> read(List<String> headers) {
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    if (headers.size() > 1) {
      throw wrong("must be there only once");
    }
    var key =
        unquoted(headers.get(0).strip())
            .filter(value -> value.length() <= MOST_CHARACTERS)
            .map(IdempotencyKey::new);
    if (key.isEmpty()) {
      throw wrong("must be 1 to 255 visible ASCII characters, in quotes or without");
    }
    return key;
  }

  private static Optional<String> unquoted(String header) {
    if (BARE.matcher(header).matches()) {
      return Optional.of(header);
    }
    var quoted = QUOTED.matcher(header);
    return quoted.matches()
        ? Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"))
        : Optional.empty();
  }

  private static ProblemException wrong(String message) {
    return new ProblemException(Problem.invalid(List.of(new Violation(HEADER, message))));
  }
}
