package io.tidings.send.body;

import io.tidings.problem.Fields;
import io.tidings.text.Accents;
import io.tidings.text.Encoding;
import io.tidings.text.Invisible;
import io.tidings.text.Segmentation;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a sender as people write it, a name or a number, into one that Infobip can show. */
final class SenderReader {

  static final String RULE =
      "must be 3 to 11 characters of the GSM-7 alphabet with a letter among them (€, |, ^, ~, braces,"
          + " brackets and the backslash count as two), or 3 to 16 digits";

  private static final Pattern NUMERIC = Pattern.compile("[+\uff0b]?([0-9]{3,16})");
  private static final int LEAST_CHARACTERS = 3;
  private static final int MOST_SEPTETS = 11;

  private SenderReader() {}

  /** Empty when there is none, or none that can be. */
  static Optional<String> read(Fields body) {
    var value = body.value("sender");
    var sender =
        value
            .filter(JsonString.class::isInstance)
            .flatMap(typed -> read(((JsonString) typed).getString()));
    if (value.isPresent() && sender.isEmpty()) {
      body.wrong("sender", RULE);
    }
    return sender;
  }

  /** Infobip: "Alphanumeric sender", and old docs for numeric ones, which are digits only. */
  static Optional<String> read(String typed) {
    var sender = Accents.composed(Invisible.stripped(typed));
    var number = NUMERIC.matcher(sender);
    if (number.matches()) {
      return Optional.of(number.group(1));
    }
    return Optional.of(sender).filter(SenderReader::isName);
  }

  private static boolean isName(String sender) {
    return sender.length() >= LEAST_CHARACTERS
        && sender.chars().anyMatch(Character::isLetter)
        && sender.chars().noneMatch(Character::isISOControl)
        && septets(sender) <= MOST_SEPTETS;
  }

  private static int septets(String sender) {
    var segmentation = Segmentation.of(sender);
    return segmentation.encoding() == Encoding.GSM_7
        ? segmentation.segments().get(0).units()
        : Integer.MAX_VALUE;
  }
}
