package io.tidings.access.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * A key as its holder has it: {@code tdg_<id>_<secret><check>}, letters and digits. The check tells
 * a scanner for leaked secrets, and us, what is no key at all.
 *
 * @param id names the key without being a secret
 * @param text all of it
 */
record KeyText(String id, String text) {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID = 12;
  private static final int SECRET = 43; // 256 bits
  private static final int CHECK = 6; // the 32 bits of a CRC
  private static final Pattern FORM =
      Pattern.compile("tdg_([0-9A-Za-z]{%d})_[0-9A-Za-z]{%d}".formatted(ID, SECRET + CHECK));

  static KeyText next(SecureRandom random) {
    IntSupplier any = () -> random.nextInt(ALPHABET.length());
    return of(text(ID, any), text(SECRET, any));
  }

  static KeyText of(String id, String secret) {
    var unchecked = "tdg_" + id + "_" + secret;
    return new KeyText(id, unchecked + check(unchecked));
  }

  /** The id in a key of ours; empty for anything else. */
  static Optional<String> idIn(String text) {
    var matcher = FORM.matcher(text);
    int end = text.length() - CHECK;
    return matcher.matches() && check(text.substring(0, end)).equals(text.substring(end))
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  private static String text(int length, IntSupplier places) {
    return IntStream.range(0, length)
        .mapToObj(place -> String.valueOf(ALPHABET.charAt(places.getAsInt())))
        .collect(Collectors.joining());
  }

  private static String check(String unchecked) {
    var crc = new CRC32();
    crc.update(unchecked.getBytes(StandardCharsets.US_ASCII));
    var digits = new StringBuilder();
    long rest = crc.getValue();
    for (int place = 0; place < CHECK; place++) {
      digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
      rest /= ALPHABET.length();
    }
    return digits.reverse().toString();
  }

  /** Without the secret, for logs. */
  @Override
  public String toString() {
    return "tdg_" + id;
  }
}
