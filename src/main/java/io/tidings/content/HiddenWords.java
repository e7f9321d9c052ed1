package io.tidings.content;

import java.util.regex.Pattern;

/** Hides what may be a number in words, but no ids of messages and no times. */
final class HiddenWords {

  /** What people write between groups of digits. */
  private static final String BETWEEN = "[-\\s./()+\\u00a0\\u2009-\\u2011\\u202f]{0,3}";

  private static final Pattern RUN =
      Pattern.compile(
          "(?<kept>\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"
              + "|(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,6})?"
              + "(?:Z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9]))"
              + "|[0-9](?:"
              + BETWEEN
              + "[0-9]){6,}");

  /** Digits that are written as percent sequences or escapes of JSON. */
  private static final Pattern ESCAPED = Pattern.compile("%(?:25)?3[0-9]|\\\\u003[0-9]");

  private HiddenWords() {}

  static String in(String words) {
    return ESCAPED.matcher(words).find()
        ? Content.INSTEAD
        : RUN.matcher(words)
            .replaceAll(
                found -> found.group(1) == null ? Content.hidden(found.group()) : found.group());
  }
}
