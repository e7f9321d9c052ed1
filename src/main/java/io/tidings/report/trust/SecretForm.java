package io.tidings.report.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;

/**
 * One way to write a secret.
 *
 * @param characters that the secret alone decides
 * @param before how many characters before them it shares with what stands there
 * @param after the same behind them
 */
record SecretForm(String characters, int before, int after) {

  private static final int BITS = 6;

  static SecretForm plain(String characters) {
    return new SecretForm(characters, 0, 0);
  }

  /**
   * As a part of something in Base64, which looks in one of three ways. The characters that are no
   * letters and digits, in either alphabet, are left out, and so is the case.
   */
  static List<SecretForm> inBase64(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    var forms = new ArrayList<SecretForm>();
    for (int place = 0; place < 3; place++) {
      byte[] inside = new byte[place + bytes.length];
      System.arraycopy(bytes, 0, inside, place, bytes.length);
      int first = place * Byte.SIZE;
      int last = inside.length * Byte.SIZE;
      var own =
          Base64.getEncoder()
              .encodeToString(inside)
              .substring((first + BITS - 1) / BITS, last / BITS);
      forms.add(
          new SecretForm(
              DecodedText.of(own).only(Character::isLetterOrDigit).toString(),
              first % BITS == 0 ? 0 : 1,
              last % BITS == 0 ? 0 : 1));
    }
    return forms;
  }

  /**
   * @param where the characters of the text
   */
  void find(String where, DecodedText text, BitSet found) {
    if (characters.isEmpty()) {
      return;
    }
    int place = where.indexOf(characters);
    while (place >= 0) {
      int end = place + characters.length();
      text.mark(Math.max(0, place - before), Math.min(text.length(), end + after), found);
      place = where.indexOf(characters, end);
    }
  }
}
