package io.tidings.text;

import java.util.regex.Pattern;

/** Characters that show nothing on a phone. */
public final class Invisible {

  /**
   * Joiners, selectors, marks of direction and fillers (Unicode's Default_Ignorable_Code_Point),
   * and annotations.
   */
  private static final String IGNORABLE =
      "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e"
          + "\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb"
          + "\\x{1bca0}-\\x{1bca3}\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e0fff}";

  /** Those that are no white space. */
  private static final String CONTROLS = "\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f";

  /** Of every width. */
  private static final String BLANK = "\\s\\p{Z}\\x85\\u2800";

  private static final Pattern ALONE = Pattern.compile("[" + IGNORABLE + CONTROLS + "]");
  private static final Pattern ONLY = Pattern.compile("[" + IGNORABLE + CONTROLS + BLANK + "]*");
  private static final Pattern AROUND =
      Pattern.compile("[" + IGNORABLE + "]|^[" + BLANK + "]+|[" + BLANK + "]+$");

  private Invisible() {}

  /** Whether nobody would miss the character. */
  static boolean holds(int codePoint) {
    return ALONE.matcher(Character.toString(codePoint)).matches();
  }

  /** Whether the text shows nothing. */
  public static boolean isAllOf(String text) {
    return ONLY.matcher(text).matches();
  }

  /** The text without them, and without blanks around it. */
  public static String stripped(String text) {
    return AROUND.matcher(text).replaceAll("");
  }
}
