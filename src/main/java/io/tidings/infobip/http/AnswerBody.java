package io.tidings.infobip.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the body of an answer as text, as long as it is neither too long nor too late. */
public final class AnswerBody {

  static final int MOST_BYTES = 1_000_000;

  private static final int PART = 8_192;

  private final Deadline deadline;

  /** The answer is longer than any of Infobip's. */
  public static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  AnswerBody(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Whether an answer was left unread. */
  static boolean isGivenUp(@Nullable Throwable failure) {
    return failure instanceof Deadline.TooLate || failure instanceof TooLong;
  }

  String read(@Nullable InputStream body) throws IOException {
    if (body == null) {
      return "";
    }
    var text = new ByteArrayOutputStream();
    var part = new byte[PART];
    for (int length = body.read(part); length >= 0; length = body.read(part)) {
      text.write(part, 0, length);
      if (text.size() > MOST_BYTES) {
        throw new TooLong();
      }
      deadline.check();
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
