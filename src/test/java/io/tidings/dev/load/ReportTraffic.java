package io.tidings.dev.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Webhook calls about stored messages without end, cheap to make: a report is a copy of a template
 * with another id and done time. It goes around all messages in no order; each round tells of a
 * later time, so that every report is one that must be stored and changes its message.
 */
final class ReportTraffic {

  private static final String TEMPLATE =
      """
      {"bulkId":"2034072219640523072","messageId":"%s","to":"385911111101","sender":"Tidings",\
      "sentAt":"2026-11-23T13:00:01.120+0000","doneAt":"%s","messageCount":1,"mccMnc":"21901",\
      "callbackData":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",\
      "price":{"pricePerMessage":0.0312,"currency":"EUR"},\
      "status":{"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET",\
      "description":"Message delivered to handset"},\
      "error":{"groupId":0,"groupName":"OK","id":0,"name":"NO_ERROR","description":"No Error",\
      "permanent":false}}""";

  private static final String[] AROUND_ID_AND_TIME = TEMPLATE.split("%s", -1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);
  private static final Instant FIRST_ROUND = Instant.parse("2026-11-23T13:00:00Z");

  /** A prime, so that steps of it visit every message of a round. */
  private static final long STEP = 611_953;

  private final StoredMessages messages;
  private final String path;
  private final int reportsOfACall;
  private final AtomicLong next;

  /**
   * @param next how many reports were made before, to go on from there
   */
  ReportTraffic(StoredMessages messages, String token, int reportsOfACall, AtomicLong next) {
    this.messages = messages;
    this.path = "/webhooks/infobip/reports/" + token;
    this.reportsOfACall = reportsOfACall;
    this.next = next;
  }

  /** A report like all of these. */
  static String example() {
    return TEMPLATE.formatted(new UUID(0, 0), TIME.format(FIRST_ROUND));
  }

  /** The next call, to be sent once. */
  byte[] request() {
    long from = next.getAndAdd(reportsOfACall);
    var body = new StringBuilder(16 + 600 * reportsOfACall).append("{\"results\":[");
    long round = -1;
    var doneAt = "";
    for (long report = from; report < from + reportsOfACall; report++) {
      if (round != report / messages.count()) {
        round = report / messages.count();
        doneAt = TIME.format(FIRST_ROUND.plusSeconds(round));
      }
      body.append(report == from ? "" : ",").append(AROUND_ID_AND_TIME[0]);
      messages.appendId(body, report % messages.count() * STEP % messages.count());
      body.append(AROUND_ID_AND_TIME[1]).append(doneAt).append(AROUND_ID_AND_TIME[2]);
    }
    var bytes = body.append("]}").toString().getBytes(StandardCharsets.ISO_8859_1);
    return HttpConnection.request("POST", path, "", bytes);
  }
}
