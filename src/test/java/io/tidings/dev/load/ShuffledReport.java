package io.tidings.dev.load;

import java.time.Instant;
import java.util.UUID;

/**
 * One report of a {@link ReportShuffle}. No two of a message have the same done time, so message
 * and done time name it.
 *
 * @param known whether there is such a message
 */
record ShuffledReport(UUID message, boolean known, int group, int id, Instant doneAt) {

  String json() {
    return """
        {"messageId":"%s","doneAt":"%s","messageCount":1,"mccMnc":"21901",\
        "price":{"pricePerMessage":0.0312,"currency":"EUR"},\
        "status":{"groupId":%d,"id":%d,"name":"%s"},"error":{"groupId":0,"id":0,"name":"NO_ERROR"}}"""
        .formatted(message, doneAt, group, id, name());
  }

  String name() {
    return name(group, id);
  }

  static String name(int group, int id) {
    return "STATUS_%d_%d".formatted(group, id);
  }

  int rank() {
    return StraightRule.rank(group, id);
  }
}
