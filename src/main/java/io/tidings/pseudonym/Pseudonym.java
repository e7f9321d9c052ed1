package io.tidings.pseudonym;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A number that stands for an erased one: as long as that, always the same for it, and no number of
 * anybody. Who does not have the key cannot find out by trying which number it stands for.
 */
public final class Pseudonym {

  /** No country has this code: ITU keeps it in reserve. */
  static final String CODE = "999";

  private static final String PLUS = "+";

  private Pseudonym() {}

  /**
   * @param number in E.164 form, with the plus
   */
  public static String of(String number, byte[] key) {
    int digits = number.length() - PLUS.length();
    var hash = new BigInteger(1, hmac(number, key));
    var all = "0".repeat(digits) + hash.mod(BigInteger.TEN.pow(digits));
    return (PLUS + CODE + all.substring(all.length() - digits + CODE.length()))
        .substring(0, number.length());
  }

  public static boolean isOne(String number) {
    return number.startsWith(PLUS + CODE);
  }

  private static byte[] hmac(String number, byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(number.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
