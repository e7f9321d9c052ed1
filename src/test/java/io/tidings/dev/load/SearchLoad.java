package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Measures how long searches of all kinds take among many messages, while nothing else is done and
 * while reports are stored; how many of the updates that reports make stay heap-only; and, if
 * asked, an export of all of it.
 */
final class SearchLoad implements LoadTool {

  private static final String HEADERS =
      "Authorization: Bearer " + Installation.KEY + "\r\nAccept: */*\r\n";
  private static final int REPORTS_OF_A_CALL = 50;
  private static final int CONNECTIONS_OF_REPORTS = 4;

  private static final String UPDATES =
      "select %s from pg_stat_user_tables where relname = 'message'";

  @Override
  public boolean run(LoadOptions options) throws Exception {
    int stored = options.number("stored", 1_000_000);
    int clients = options.number("clients", 1);
    var seconds = options.seconds("seconds", 20);
    var reports = options.seconds("reports", 30);
    boolean export = options.flag("export", false);
    var jvm = options.text("jvm", "-Xmx1g");
    var kinds = options.servers();
    options.refuseOthers();
    Say.line(
        "SearchLoad server=%s stored=%d clients=%d seconds=%s reports=%s export=%s jvm=%s",
        kinds, stored, clients, seconds, reports, export, jvm);
    try (var infobip = new LightInfobip(Duration.ZERO);
        var installation =
            Installation.start(SendBenchmark.settings(kinds.subList(0, 1), infobip, jvm))) {
      var messages = StoredMessages.storeToFind(installation, stored);
      Say.now("%d messages are stored", stored);
      boolean fine = true;
      for (var search : searches(stored).entrySet()) {
        fine &= search(installation, search.getKey(), search.getValue(), clients, seconds);
      }
      fine &= storeReports(installation, messages, reports);
      for (var search : searches(stored).entrySet()) {
        var name = search.getKey() + ", after reports";
        fine &= search(installation, name, search.getValue(), clients, seconds);
      }
      return fine && (!export || new ExportLoad(installation).run(stored));
    }
  }

  private static Map<String, Supplier<String>> searches(int stored) {
    var kinds = new LinkedHashMap<String, Supplier<String>>();
    kinds.put(
        "exact number",
        () -> "{\"recipient\":\"%s\"}".formatted(StoredMessages.numberOf(some(stored))));
    kinds.put("last 4 digits", () -> "{\"recipientEndsWith\":\"%04d\"}".formatted(some(10_000)));
    kinds.put("last 6 digits", () -> "{\"recipientEndsWith\":\"%06d\"}".formatted(some(1_000_000)));
    kinds.put(
        "number with 10,000 messages",
        () -> "{\"recipient\":\"%s\"}".formatted(StoredMessages.FIRST_NUMBER));
    kinds.put(
        "the same, failed ones",
        () ->
            "{\"recipient\":\"%s\",\"outcome\":\"failed\"}".formatted(StoredMessages.FIRST_NUMBER));
    kinds.put("reference", () -> "{\"reference\":\"order-%d\"}".formatted(some(stored)));
    kinds.put("newest", () -> "{}");
    kinds.put("outcome", () -> "{\"outcome\":\"failed\"}");
    kinds.put(
        "caller, sender, country, time",
        () ->
            "{\"caller\":\"shop\",\"sender\":\"Tidings\",\"country\":\"HR\",\"to\":\"%s\"}"
                .formatted(Instant.now().minusSeconds(some(stored / 1_000 + 1))));
    return kinds;
  }

  private static long some(long most) {
    return ThreadLocalRandom.current().nextLong(most);
  }

  private static boolean search(
      Installation installation, String name, Supplier<String> body, int clients, Duration time)
      throws InterruptedException {
    try (var load = new SendLoad(installation.baseUri(), clients, () -> request(body.get()), 200)) {
      load.during(Duration.ofSeconds(2));
      var seen = load.during(time);
      Say.line(
          "  %-45s %6.0f/s  p50 %s  p99 %s  max %s ms  others %s",
          name,
          seen.perSecond(),
          seen.accepted().millis(0.5),
          seen.accepted().millis(0.99),
          seen.accepted().millis(1),
          seen.others());
      return seen.others().isEmpty();
    }
  }

  private static byte[] request(String body) {
    return HttpConnection.request(
        "POST", "/api/messages/search", HEADERS, body.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean storeReports(
      Installation installation, StoredMessages messages, Duration time) throws Exception {
    if (time.isZero()) {
      return true;
    }
    var traffic =
        new ReportTraffic(messages, Installation.REPORT_TOKEN, REPORTS_OF_A_CALL, new AtomicLong());
    long updates = updates(installation, "n_tup_upd");
    long heapOnly = updates(installation, "n_tup_hot_upd");
    try (var load =
        new SendLoad(installation.baseUri(), CONNECTIONS_OF_REPORTS, traffic::request, 200)) {
      var seen = load.during(time);
      long reports = traffic.made();
      Await.happens(
          Duration.ofSeconds(30), () -> updates(installation, "n_tup_upd") - updates >= reports);
      long all = updates(installation, "n_tup_upd") - updates;
      long stayed = updates(installation, "n_tup_hot_upd") - heapOnly;
      Say.line(
          "  %d reports, %.0f/s, others %s: %d updates of message, %.2f %% heap-only",
          reports,
          seen.perSecond() * REPORTS_OF_A_CALL,
          seen.others(),
          all,
          100.0 * stayed / Math.max(1, all));
      return seen.others().isEmpty();
    }
  }

  private static long updates(Installation installation, String column) throws Exception {
    return LoadDatabase.number(installation, UPDATES.formatted(column));
  }
}
