package io.tidings.read.search;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Locale;
import java.util.Optional;

/**
 * A country and its numbers. Some share a calling code, so a number is asked where it is from.
 *
 * @param code of two letters, ISO 3166
 */
record Country(String code, int callingCode) {

  static final String RULE = "must be the code of a country, such as HR";

  /** Empty when numbers of no country have that code. */
  static Optional<Country> of(String text) {
    var numbers = PhoneNumberUtil.getInstance();
    var code = text.toUpperCase(Locale.ROOT);
    return numbers.getSupportedRegions().contains(code)
        ? Optional.of(new Country(code, numbers.getCountryCodeForRegion(code)))
        : Optional.empty();
  }

  /** How its numbers begin. */
  String prefix() {
    return "+" + callingCode;
  }

  /** A number that no country's plan has is one of the largest that share its calling code. */
  boolean has(String number) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var parsed = numbers.parse(number, null);
      var found = numbers.getRegionCodeForNumber(parsed);
      return code.equals(
          found == null ? numbers.getRegionCodeForCountryCode(parsed.getCountryCode()) : found);
    } catch (NumberParseException noNumber) {
      return false;
    }
  }
}
