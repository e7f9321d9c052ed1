package io.tidings.statistics.place;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.tidings.pseudonym.Pseudonym;
import java.util.Locale;
import java.util.Optional;

/** The country that a number is of, by its code of two letters (ISO 3166). */
public final class Countries {

  /** Stands for the country of an erased number, and of one that is of no country. */
  public static final String UNKNOWN = "unknown";

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int LONGEST_CALLING_CODE = 3;
  private static final int LETTERS = 2;

  private Countries() {}

  /** A number that no country's plan has is one of the largest that share its calling code. */
  public static Optional<String> of(String number) {
    return Pseudonym.isOne(number)
        ? Optional.empty()
        : region(number).filter(code -> code.length() == LETTERS);
  }

  /** Most calling codes are of one country, and need no look at the number. */
  private static Optional<String> region(String number) {
    for (int end = 2; end <= Math.min(LONGEST_CALLING_CODE + 1, number.length()); end++) {
      var regions = NUMBERS.getRegionCodesForCountryCode(Integer.parseInt(number, 1, end, 10));
      if (regions.size() == 1) {
        return Optional.of(regions.get(0));
      }
      if (regions.size() > 1) {
        return Optional.of(oneOfMany(number, regions.get(0)));
      }
    }
    return Optional.empty();
  }

  private static String oneOfMany(String number, String largest) {
    try {
      var found = NUMBERS.getRegionCodeForNumber(NUMBERS.parse(number, null));
      return found == null ? largest : found;
    } catch (NumberParseException noNumber) {
      return largest;
    }
  }

  /** Whether that is the code of a country with numbers, or {@link #UNKNOWN}. */
  public static boolean isOne(String code) {
    return code.equals(UNKNOWN) || NUMBERS.getSupportedRegions().contains(code);
  }

  /** What it is called in English; empty for the unknown. */
  public static Optional<String> name(String code) {
    return code.equals(UNKNOWN)
        ? Optional.empty()
        : Optional.of(new Locale("", code).getDisplayCountry(Locale.ENGLISH));
  }
}
