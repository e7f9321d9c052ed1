package io.tidings.send;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.tidings.message.Recipient;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a number as people write it into an E.164 number. */
final class RecipientReader {

  static final String RULE = "must be a phone number in international form, such as +385911234567";

  private static final int MOST_CHARACTERS = 40;

  /** The library would read over letters, and 91O would become another number, not 910. */
  private static final Pattern NUMBER = Pattern.compile("\\+[\\p{Nd}\\p{Z}\\p{Pd}\\p{Cf}.()/]+");

  private RecipientReader() {}

  /**
   * Accepts what can be a number of its country by length. Whether it is in use only Infobip can
   * tell: number plans change faster than libraries.
   */
  static Optional<Recipient> read(String text) {
    var numbers = PhoneNumberUtil.getInstance();
    if (text.length() > MOST_CHARACTERS || !NUMBER.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    try {
      var number = numbers.parse(text, null);
      return numbers.isPossibleNumber(number) && !number.hasExtension()
          ? Optional.of(new Recipient(numbers.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException | IllegalArgumentException notANumber) {
      // some countries have numbers longer than E.164 allows
      return Optional.empty();
    }
  }
}
