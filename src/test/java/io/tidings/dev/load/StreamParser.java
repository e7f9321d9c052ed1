package io.tidings.dev.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes events of what comes over a connection: the head of an HTTP/1.1 answer, its chunks, and in
 * them the lines of an event stream, in whatever pieces they arrive.
 */
final class StreamParser {

  /** Is told of what comes, in its order. */
  interface Handler {
    void answered(int status);

    /**
     * @param id of this event, or of the last one before that had any; empty when none had
     */
    void event(String name, String id, String data);

    /** The answer has ended; the connection may go on, as proxies like it. */
    void over();
  }

  private enum Part {
    HEAD,
    CHUNK_SIZE,
    BODY
  }

  private final Handler handler;
  private final ByteArrayOutputStream outer = new ByteArrayOutputStream(64);
  private final ByteArrayOutputStream inner = new ByteArrayOutputStream(1_024);
  private final StringBuilder data = new StringBuilder();
  private Part part = Part.HEAD;
  private boolean first = true;
  private boolean chunked;
  private int left;
  private String name = "";
  private String id = "";

  StreamParser(Handler handler) {
    this.handler = handler;
  }

  void feed(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (part == Part.BODY) {
        body(next);
      } else if (next == '\n') {
        var line = take(outer);
        if (part == Part.HEAD) {
          head(line);
        } else if (!line.isEmpty()) {
          chunk(Integer.parseInt(line, 16));
        }
      } else {
        outer.write(next);
      }
    }
  }

  private void chunk(int size) {
    left = size;
    if (size > 0) {
      part = Part.BODY;
    } else {
      handler.over();
    }
  }

  private static String take(ByteArrayOutputStream line) {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private void head(String line) {
    if (first) {
      first = false;
      handler.answered(Integer.parseInt(line.substring(9, 12)));
    } else if (line.isEmpty()) {
      part = chunked ? Part.CHUNK_SIZE : Part.BODY;
    } else if (line.toLowerCase(Locale.ROOT).equals("transfer-encoding: chunked")) {
      chunked = true;
    }
  }

  private void body(byte next) {
    if (next == '\n') {
      field(take(inner));
    } else {
      inner.write(next);
    }
    left--;
    if (chunked && left == 0) {
      part = Part.CHUNK_SIZE;
    }
  }

  private void field(String line) {
    if (line.isEmpty()) {
      dispatch();
    } else if (line.startsWith("event: ")) {
      name = line.substring(7);
    } else if (line.startsWith("id: ")) {
      id = line.substring(4);
    } else if (line.startsWith("data: ")) {
      data.append(data.length() == 0 ? "" : "\n").append(line, 6, line.length());
    }
  }

  private void dispatch() {
    if (data.length() > 0) {
      handler.event(name, id, data.toString());
    }
    name = "";
    data.setLength(0);
  }
}
