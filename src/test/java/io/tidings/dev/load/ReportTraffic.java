package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Webhook calls about stored messages without end, cheap to make: a report is a copy of a template
 * with another id and done time. It goes around all messages, in no order unless asked otherwise;
 * each round tells of a later time, so that every report is one that must be stored and changes its
 * message.
 */
final class ReportTraffic {

  private static final String TEMPLATE =
      """
      {"bulkId":"2034072219640523072","messageId":"%s","to":"385911111101","sender":"Tidings",\
      "sentAt":"2026-11-23T13:00:01.120+0000","doneAt":"%s","messageCount":1,"mccMnc":"21901",\
      "callbackData":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",\
      "price":{"pricePerMessage":0.0312,"currency":"EUR"},\
      "status":%s,\
      "error":{"groupId":0,"groupName":"OK","id":0,"name":"NO_ERROR","description":"No Error",\
      "permanent":false}}""";

  private static final String DELIVERED =
      """
      {"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET",\
      "description":"Message delivered to handset"}""";

  /** Not final, so that a stream goes on. */
  private static final String ON_ITS_WAY =
      """
      {"groupId":1,"groupName":"PENDING","id":7,"name":"PENDING_ENROUTE",\
      "description":"Message sent to next instance"}""";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);
  private static final Instant FIRST_ROUND = Instant.parse("2026-11-23T13:00:00Z");

  /** A prime, so that steps of it visit every message of a round. */
  private static final long STEP = 611_953;

  private final StoredMessages messages;
  private final String path;
  private final int reportsOfACall;
  private final AtomicLong next;
  private final String[] aroundIdAndTime;
  private int window;

  /**
   * All are delivered.
   *
   * @param next how many reports were made before, to go on from there
   */
  ReportTraffic(StoredMessages messages, String token, int reportsOfACall, AtomicLong next) {
    this(messages, token, reportsOfACall, next, DELIVERED);
  }

  private ReportTraffic(
      StoredMessages messages, String token, int reportsOfACall, AtomicLong next, String status) {
    this.window = messages.count();
    this.aroundIdAndTime = TEMPLATE.formatted("%s", "%s", status).split("%s", -1);
    this.messages = messages;
    this.path = "/webhooks/infobip/reports/" + token;
    this.reportsOfACall = reportsOfACall;
    this.next = next;
  }

  /**
   * All stay on their way.
   *
   * @param made how many reports were made before, to go on from there
   */
  static ReportTraffic onTheWay(StoredMessages messages, int reportsOfACall, long made) {
    return new ReportTraffic(
        messages, Installation.REPORT_TOKEN, reportsOfACall, new AtomicLong(made), ON_ITS_WAY);
  }

  /** A call with one report: the message of that number is still on its way, later than before. */
  static byte[] onTheWayCall(StoredMessages messages, int message, long later) {
    var id = new StringBuilder();
    messages.appendId(id, message);
    var doneAt = TIME.format(FIRST_ROUND.plusSeconds(later));
    var body = "{\"results\":[" + TEMPLATE.formatted(id, doneAt, ON_ITS_WAY) + "]}";
    return HttpConnection.request(
        "POST",
        "/webhooks/infobip/reports/" + Installation.REPORT_TOKEN,
        "",
        body.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Messages come in the order they were submitted, but for this many that are on their way
   * together and come in none. Must divide the number of messages.
   */
  ReportTraffic inWindowsOf(int together) {
    if (messages.count() % together != 0) {
      throw new IllegalArgumentException(messages.count() + " messages are no whole windows");
    }
    window = together;
    return this;
  }

  private long message(long report) {
    long place = report % messages.count();
    return place - place % window + place % window * STEP % window;
  }

  /** A report like those of deliveries. */
  static String example() {
    return TEMPLATE.formatted(new UUID(0, 0), TIME.format(FIRST_ROUND), DELIVERED);
  }

  /** The round that an event with this in it tells of; it has the done time of its report. */
  static long round(String event) {
    int at = event.indexOf("\"doneAt\":\"") + 10;
    var doneAt = Instant.parse(event.substring(at, event.indexOf('"', at)));
    return doneAt.getEpochSecond() - FIRST_ROUND.getEpochSecond();
  }

  /** How many reports were made, with those before. */
  long made() {
    return next.get();
  }

  /** The next call, to be sent once. */
  byte[] request() {
    return request((round, message) -> {});
  }

  /** Is told of each report of a call. */
  @FunctionalInterface
  interface Listener {
    void reports(long round, int message);
  }

  byte[] request(Listener listener) {
    long from = next.getAndAdd(reportsOfACall);
    var body = new StringBuilder(16 + 600 * reportsOfACall).append("{\"results\":[");
    long round = -1;
    var doneAt = "";
    for (long report = from; report < from + reportsOfACall; report++) {
      if (round != report / messages.count()) {
        round = report / messages.count();
        doneAt = TIME.format(FIRST_ROUND.plusSeconds(round));
      }
      long message = message(report);
      body.append(report == from ? "" : ",").append(aroundIdAndTime[0]);
      messages.appendId(body, message);
      body.append(aroundIdAndTime[1]).append(doneAt).append(aroundIdAndTime[2]);
      listener.reports(round, (int) message);
    }
    var bytes = body.append("]}").toString().getBytes(StandardCharsets.ISO_8859_1);
    return HttpConnection.request("POST", path, "", bytes);
  }
}
