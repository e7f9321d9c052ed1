package io.tidings.dev.load;

import java.nio.charset.StandardCharsets;

/** What a call over an {@link HttpConnection} got. */
record HttpAnswer(int status, byte[] body) {

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
