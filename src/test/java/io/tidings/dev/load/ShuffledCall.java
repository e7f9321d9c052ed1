package io.tidings.dev.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One webhook call of a {@link ReportShuffle}.
 *
 * @param entries what it holds; an empty one is no report at all
 */
record ShuffledCall(int number, List<Optional<ShuffledReport>> entries) {

  private static final String BROKEN = "{\"messageId\":null,\"oops\":[]}";

  byte[] body(String shuffle) {
    return entries.stream()
        .map(entry -> entry.map(ShuffledReport::json).orElse(BROKEN))
        .collect(Collectors.joining(",", opening(shuffle) + number + ",\"results\":[", "]}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What the bodies of a shuffle begin with, before the number of the call. */
  static String opening(String shuffle) {
    return "{\"shuffle\":\"" + shuffle + "\",\"call\":";
  }
}
