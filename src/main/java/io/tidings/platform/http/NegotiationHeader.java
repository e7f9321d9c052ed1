package io.tidings.platform.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header that JAX-RS reads before any code of ours, and at which the servers answer by themselves
 * when they cannot. What is right here both can read, so it is stricter than RFC 9110 with empty
 * entries, and laxer where clients are known to be: Java's own sends {@code *; q=.2}.
 */
enum NegotiationHeader {
  CONTENT_TYPE("Content-Type", "must be one media type, such as application/json") {
    @Override
    boolean isRight(List<String> values) {
      return values.size() == 1 && isMediaType(values.get(0));
    }
  },

  ACCEPT("Accept", "must be a list of media types, such as application/json, text/*;q=0.5") {
    @Override
    boolean isRight(List<String> values) {
      return isLeftEmpty(values)
          || values.stream().allMatch(value -> isList(value, NegotiationHeader::mediaRange));
    }
  },

  ACCEPT_LANGUAGE("Accept-Language", "must be a list of languages, such as en, de;q=0.5") {
    @Override
    boolean isRight(List<String> values) {
      return values.stream().allMatch(value -> isList(value, NegotiationHeader::language));
    }
  };

  /** Only ever looked for in what has five characters at most. */
  private static final Pattern WEIGHT =
      Pattern.compile("0(\\.[0-9]{0,3})?|\\.[0-9]{1,3}|1(\\.0{0,3})?");

  private final String title;
  private final String rule;

  NegotiationHeader(String title, String rule) {
    this.title = title;
    this.rule = rule;
  }

  /** Its name as people write it. */
  String title() {
    return title;
  }

  String rule() {
    return rule;
  }

  /**
   * @param values of a request that has this header, one or more
   */
  abstract boolean isRight(List<String> values);

  private static boolean isLeftEmpty(List<String> values) {
    return values.size() == 1 && values.get(0).isBlank();
  }

  private static boolean isMediaType(String value) {
    var text = new HeaderText(value);
    text.skipSpace();
    return !text.token().isEmpty()
        && text.take('/')
        && !text.token().isEmpty()
        && parameters(text, (name, of) -> true)
        && text.isAtEnd();
  }

  private static boolean isList(String value, Predicate<HeaderText> entry) {
    var text = new HeaderText(value);
    do {
      text.skipSpace();
      if (!entry.test(text)) {
        return false;
      }
    } while (text.take(','));
    return text.isAtEnd();
  }

  private static boolean mediaRange(HeaderText text) {
    var type = text.token();
    boolean known = text.take('/') ? !type.isEmpty() && !text.token().isEmpty() : type.equals("*");
    return known && parameters(text, NegotiationHeader::isKnownCharset);
  }

  private static boolean language(HeaderText text) {
    text.token();
    return parameters(text, (name, value) -> true);
  }

  private interface ParameterRule {
    boolean allows(String name, String value);
  }

  private static boolean parameters(HeaderText text, ParameterRule rule) {
    text.skipSpace();
    while (text.take(';')) {
      text.skipSpace();
      var name = text.token();
      if (!name.isEmpty() && !(text.take('=') && isRight(name, text.value(), rule))) {
        return false;
      }
      text.skipSpace();
    }
    return true;
  }

  private static boolean isRight(String name, @Nullable String value, ParameterRule rule) {
    return value != null
        && (!name.equalsIgnoreCase("q") || isWeight(value))
        && rule.allows(name, value);
  }

  private static boolean isWeight(String value) {
    return value.length() <= 5 && WEIGHT.matcher(value).matches();
  }

  /** Payara answers in the one that is asked for, or fails. */
  private static boolean isKnownCharset(String name, String value) {
    try {
      return !name.equalsIgnoreCase("charset") || Charset.isSupported(value);
    } catch (IllegalCharsetNameException no) {
      return false;
    }
  }
}
