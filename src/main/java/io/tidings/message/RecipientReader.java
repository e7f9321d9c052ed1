package io.tidings.message;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a number as people write it into an E.164 number; every number from outside is read here.
 */
public final class RecipientReader {

  public static final String RULE =
      "must be a phone number in international form, such as +385911234567";

  public static final String END_RULE = "must be the last digits of a phone number, 4 to 15";

  /**
   * What is written between digits, and what nobody sees: address books put marks of direction
   * around a number, and copying brings variation selectors and no-break spaces along.
   */
  private static final Pattern NOT_PART_OF_IT =
      Pattern.compile(
          "[\\s\\p{Z}\\p{Cf}\\p{Pd}\u2212\u2043.()/\uff0e\uff08\uff09\uff0f"
              + "\u034f\u180b-\u180f\ufe00-\ufe0f\\x{e0100}-\\x{e01ef}]+");

  private static final Pattern PLUS = Pattern.compile("^[\uff0b\ufe62]");

  /** The library would read over letters, and 91O would become another number, not 910. */
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9]+");

  private static final Pattern END = Pattern.compile("[0-9]{4,15}");

  private RecipientReader() {}

  /**
   * Accepts what can be a number of its country by length, dialled from anywhere. Whether it is in
   * use only Infobip can tell: number plans change faster than libraries.
   */
  public static Optional<Recipient> read(String text) {
    var bare = bare(text);
    if (!NUMBER.matcher(bare).matches()) {
      return Optional.empty();
    }
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var number = numbers.parse(bare, null);
      return numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? Optional.of(new Recipient(numbers.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException | IllegalArgumentException notANumber) {
      // some countries have numbers longer than E.164 allows
      return Optional.empty();
    }
  }

  /** The digits that a number ends in, as far as somebody knows them. */
  public static Optional<String> readEnd(String text) {
    return Optional.of(bare(text)).filter(digits -> END.matcher(digits).matches());
  }

  private static String bare(String text) {
    var written = PLUS.matcher(NOT_PART_OF_IT.matcher(text).replaceAll("")).replaceFirst("+");
    return written.codePoints().mapToObj(RecipientReader::plain).collect(Collectors.joining());
  }

  /** A digit of any script as the one it stands for. */
  private static String plain(int codePoint) {
    return Character.isDigit(codePoint)
        ? Integer.toString(Character.digit(codePoint, 10))
        : Character.toString(codePoint);
  }
}
