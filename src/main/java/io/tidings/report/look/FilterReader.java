package io.tidings.report.look;

import io.tidings.message.MessageId;
import io.tidings.problem.Parameters;
import io.tidings.report.call.WebhookCallFilter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which webhook calls a caller wants to see, and names every parameter that is wrong. */
final class FilterReader {

  private static final int MOST = 200;

  private FilterReader() {}

  static WebhookCallFilter read(
      @Nullable String accepted,
      @Nullable String reason,
      @Nullable String since,
      @Nullable String message,
      @Nullable String cursor,
      @Nullable String limit) {
    var parameters = new Parameters();
    var filter =
        new WebhookCallFilter(
            parameters.read("accepted", accepted, "must be true or false", FilterReader::flag),
            parameters.read(
                "reason", reason, "must be a word such as wrong-token", FilterReader::word),
            parameters.instant("since", since),
            parameters.read("messageId", message, "must be the id of a message", FilterReader::id),
            parameters.read(
                "cursor", cursor, "must be the nextCursor of a page before", FilterReader::id),
            parameters.limit(limit, MOST));
    parameters.check();
    return filter;
  }

  private static UUID id(String text) {
    return MessageId.parse(text).orElseThrow(IllegalArgumentException::new);
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("no flag");
    }
    return text.equals("true");
  }

  private static String word(String text) {
    if (!text.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("no word");
    }
    return text;
  }
}
