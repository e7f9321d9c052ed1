package io.tidings.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Tells which raw paths Payara can decode; the others it answers by itself, and not well. */
final class DecodablePath {

  private DecodablePath() {}

  /** The path of an absolute-form target may be empty. */
  static boolean isDecodable(String path) {
    if (!path.isEmpty() && path.charAt(0) != '/') {
      return false;
    }
    var bytes = ByteBuffer.allocate(path.length());
    for (int at = 0; at < path.length(); at++) {
      char here = path.charAt(at);
      if (here > '~' || (here == '%' && !isEscape(path, at))) {
        return false;
      }
      bytes.put((byte) (here == '%' ? HexFormat.fromHexDigits(path, at + 1, at + 3) : here));
      at += here == '%' ? 2 : 0;
    }
    return isText(bytes.flip());
  }

  private static boolean isEscape(String path, int at) {
    return at + 2 < path.length()
        && HexFormat.isHexDigit(path.charAt(at + 1))
        && HexFormat.isHexDigit(path.charAt(at + 2));
  }

  private static boolean isText(ByteBuffer bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.indexOf('\\') < 0 && text.indexOf('\0') < 0;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }
}
