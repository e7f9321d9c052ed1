package io.tidings.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * Reads the value of a header from left to right in the words of RFC 9110. It goes forward only, so
 * that what somebody sends costs no more than its length.
 */
final class HeaderText {

  private static final String ALSO_IN_TOKENS = "!#$%&'*+-.^_`|~";

  private final String text;
  private int at;

  HeaderText(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  void skipSpace() {
    while (is(' ') || is('\t')) {
      at++;
    }
  }

  /** Goes over the character when it comes next. */
  boolean take(char wanted) {
    boolean comes = is(wanted);
    at += comes ? 1 : 0;
    return comes;
  }

  /** Empty when none comes next. */
  String token() {
    int start = at;
    while (!isAtEnd() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** A token or what stands between quotes; null when neither comes next. */
  @Nullable String value() {
    if (take('"')) {
      return quoted();
    }
    var token = token();
    return token.isEmpty() ? null : token;
  }

  private @Nullable String quoted() {
    var value = new StringBuilder();
    while (!take('"')) {
      take('\\');
      if (isAtEnd() || isControl(text.charAt(at))) {
        return null;
      }
      value.append(text.charAt(at));
      at++;
    }
    return value.toString();
  }

  private boolean is(char wanted) {
    return !isAtEnd() && text.charAt(at) == wanted;
  }

  private static boolean isTokenCharacter(char character) {
    return (character >= '0' && character <= '9')
        || (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || ALSO_IN_TOKENS.indexOf(character) >= 0;
  }

  private static boolean isControl(char character) {
    return (character < ' ' && character != '\t') || character == '\u007f';
  }
}
