package io.tidings.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells whether the path of a request, as it came, can be read in one way only. Servers, proxies
 * and JAX-RS decode and normalise paths each in its own way (RFC 3986, section 6.2.2); a path that
 * looks different to one of them is refused, whatever it would lead to.
 */
final class RawPath {

  private static final String PLAIN = "-._~!$&'()*+,=:@";
  private static final String TWO_READINGS = "/\\;%";

  private RawPath() {}

  /** What is wrong with it, as the end of the sentence "The path ..."; empty when it is plain. */
  static Optional<String> fault(String path) {
    if (!path.startsWith("/")) {
      return Optional.of("does not begin with '/'");
    }
    int begin = 1;
    while (begin <= path.length()) {
      int slash = path.indexOf('/', begin);
      int end = slash < 0 ? path.length() : slash;
      var fault = faultOfSegment(path.substring(begin, end), slash < 0);
      if (fault.isPresent()) {
        return fault;
      }
      begin = end + 1;
    }
    return Optional.empty();
  }

  private static Optional<String> faultOfSegment(String segment, boolean last) {
    if (segment.isEmpty() && !last) {
      return Optional.of("has '//'");
    }
    if (segment.equals(".") || segment.equals("..")) {
      return Optional.of("has a segment '.' or '..'");
    }
    return faultOfCharacters(segment);
  }

  private static Optional<String> faultOfCharacters(String segment) {
    var decoded = ByteBuffer.allocate(segment.length());
    for (int place = 0; place < segment.length(); place++) {
      char here = segment.charAt(place);
      if (here == '%') {
        int code = code(segment, place);
        if (code < 0) {
          return Optional.of("has a '%' without two hex digits");
        }
        if (mustStandAsItIs(code)) {
          return Optional.of("has a percent-encoding where none may stand");
        }
        decoded.put((byte) code);
        place += 2;
      } else if (isUnreserved(here) || PLAIN.indexOf(here) >= 0) {
        decoded.put((byte) here);
      } else {
        return Optional.of("has a character that may not stand in one");
      }
    }
    boolean asItIs = segment.indexOf('%') < 0; // then it is ASCII
    return asItIs || isUtf8(decoded.flip()) ? Optional.empty() : Optional.of("is not UTF-8");
  }

  private static int code(String segment, int percent) {
    if (percent + 2 >= segment.length()) {
      return -1;
    }
    int high = hexDigit(segment.charAt(percent + 1));
    int low = hexDigit(segment.charAt(percent + 2));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** Not {@link Character#digit}, which takes digits of every script. */
  private static int hexDigit(char character) {
    return character < 128 ? Character.digit(character, 16) : -1;
  }

  /** Controls, what separates or escapes, and what the normal form does not encode. */
  private static boolean mustStandAsItIs(int code) {
    char decoded = (char) code;
    return code < ' ' || code == 127 || TWO_READINGS.indexOf(decoded) >= 0 || isUnreserved(decoded);
  }

  /** RFC 3986, section 2.3. */
  private static boolean isUnreserved(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "-._~".indexOf(character) >= 0;
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException otherwise) {
      return false;
    }
  }
}
