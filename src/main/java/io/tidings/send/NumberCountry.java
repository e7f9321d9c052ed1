package io.tidings.send;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;

/** Tells which country a number is of, by its code of two letters. */
final class NumberCountry {

  private static final String NONE = "ZZ";

  /** Of networks that are in no country, such as satellites'. */
  private static final String NOWHERE = "001";

  private NumberCountry() {}

  /** A number that no country's plan has is one of the largest that share its calling code. */
  static Optional<String> of(String number) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var parsed = numbers.parse(number, null);
      var found = numbers.getRegionCodeForNumber(parsed);
      var country =
          found == null ? numbers.getRegionCodeForCountryCode(parsed.getCountryCode()) : found;
      return Optional.of(country).filter(code -> !code.equals(NONE) && !code.equals(NOWHERE));
    } catch (NumberParseException noNumber) {
      return Optional.empty();
    }
  }
}
