package io.tidings.dev.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back for a {@link RawCall}.
 *
 * @param status 0 where the connection was closed without an answer, -1 where nothing readable came
 * @param whole false where it had not ended when patience did, as with a stream
 */
record RawAnswer(int status, List<String> headers, byte[] body, boolean whole) {

  static RawAnswer closed() {
    return new RawAnswer(0, List.of(), new byte[0], true);
  }

  static RawAnswer none(IOException failed) {
    return new RawAnswer(-1, List.of(), failed.toString().getBytes(StandardCharsets.UTF_8), false);
  }

  Optional<String> header(String name) {
    var start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
        .map(header -> header.substring(start.length()).strip())
        .findFirst();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    var text = text();
    return status + " " + headers + " " + (text.length() > 300 ? text.substring(0, 300) : text);
  }
}
