package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fills a month with messages, lets them be counted, measures how long questions about it take, and
 * how far the figures are behind while reports are stored at a steady rate.
 */
final class FiguresLoad implements LoadTool {

  private static final String HEADERS =
      "Authorization: Bearer " + Installation.KEY + "\r\nAccept: */*\r\n";
  private static final int CHUNK = 500_000;
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final int REPORTS_OF_A_CALL = 20;
  private static final int CONNECTIONS = 8;

  private static final String REQUEST =
      """
      insert into send_request (correlation_id, created_at, recipients, caller, text)
      values (md5('figures %1$d')::uuid, now() - interval '1 day', %2$d, 'figures', 'Stored')
      """;

  /** To ten countries and twenty networks, of five senders and three callers. */
  private static final String MESSAGES =
      """
      insert into message (id, correlation_id, submitted_at, done_at, updated_at, position, attempts, group_id, status_id,
        error_id, status, outcome, recipient, caller, sender, mcc_mnc, segments, price, currency)
      select (lpad(to_hex(at), 12, '0') || '7000a000' || lpad(to_hex(i), 12, '0'))::uuid, md5('figures %1$d')::uuid,
        to_timestamp(at / 1000.0), to_timestamp(at / 1000.0 + 1 + i %% 30), now(), i %% %2$d, 1,
        case when i %% 50 = 0 then 2 else 3 end, case when i %% 50 = 0 then 9 else 5 end,
        case when i %% 50 = 0 then 1 + i / 50 %% 6 else 0 end,
        case when i %% 50 = 0 then 'UNDELIVERABLE_NOT_DELIVERED' else 'DELIVERED_TO_HANDSET' end,
        case when i %% 50 = 0 then 'FAILED' else 'DELIVERED' end,
        (array['+38591','+49151','+43664','+38640','+39320','+33612','+41791','+36201','+42060','+48501'])[1 + i %% 10]
          || lpad((i %% 10000000)::text, 7, '0'),
        (array['shop','desk','login'])[1 + i %% 3], (array['Tidings','Shop','Desk','Login','Table'])[1 + i / 3 %% 5],
        (array['21901','21910','26201','26202','23201','23203','29340','29341','22201','22210','20801','20810','22801',
          '22802','21601','21670','23001','23002','26001','26006'])[1 + i %% 10 * 2 + i / 10 %% 2],
        1 + i %% 2, 0.0312, 'EUR'
      from (select i, (%3$d + i * %4$d / %5$d)::bigint as at from generate_series(%6$d::bigint, %7$d::bigint) i) m
      """;

  private static final String COUNTED = "select count(*) from counted_message";

  @Override
  public boolean run(LoadOptions options) throws Exception {
    int stored = options.number("stored", 1_000_000);
    int reported = options.number("reported", 200_000);
    int rate = options.number("rate", 2_000);
    var seconds = options.seconds("seconds", 20);
    var jvm = options.text("jvm", "-Xmx1g");
    var kinds = options.servers();
    options.refuseOthers();
    Say.line(
        "FiguresLoad server=%s stored=%d reported=%d rate=%d seconds=%s jvm=%s",
        kinds, stored, reported, rate, seconds, jvm);
    try (var infobip = new LightInfobip(Duration.ZERO);
        var installation =
            Installation.start(SendBenchmark.settings(kinds.subList(0, 1), infobip, jvm))) {
      fill(installation, stored);
      Say.now("%d messages are stored", stored);
      countAll(installation, stored);
      boolean fine = askAll(installation, seconds);
      var messages = StoredMessages.storeInOrder(installation, reported);
      countAll(installation, stored + reported);
      return report(installation, messages, rate, seconds) && fine;
    }
  }

  private static void fill(Installation installation, int stored) throws SQLException {
    long first = System.currentTimeMillis() - MONTH.toMillis();
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (int from = 0; from < stored; from += CHUNK) {
        int chunk = Math.min(CHUNK, stored - from);
        statement.execute(REQUEST.formatted(from, chunk));
        statement.execute(
            MESSAGES.formatted(
                from, CHUNK, first, MONTH.toMillis(), stored, from, from + chunk - 1L));
      }
      statement.execute("vacuum analyze message");
    }
  }

  private static void countAll(Installation installation, int messages) throws Exception {
    long began = System.nanoTime();
    long before = LoadDatabase.number(installation, COUNTED);
    Await.until(
        "all messages to be counted",
        PATIENCE,
        () -> LoadDatabase.number(installation, COUNTED) >= messages);
    double took = (System.nanoTime() - began) / 1e9;
    Say.now("all are counted after %.0f s, %.0f/s", took, (messages - before) / took);
  }

  private static boolean askAll(Installation installation, Duration seconds) throws Exception {
    var today = LocalDate.now(ZoneOffset.UTC);
    var month = "since=" + today.minusDays(29) + "&until=" + today;
    boolean fine = true;
    for (var question :
        List.of(
            "by=day", "by=country", "by=network", "by=sender", "by=error", "by=day&country=HR")) {
      fine &= ask(installation, question, month, seconds);
    }
    return fine;
  }

  private static boolean ask(
      Installation installation, String question, String month, Duration time)
      throws InterruptedException {
    var call =
        HttpConnection.request(
            "GET", "/api/statistics?" + question + "&" + month, HEADERS, new byte[0]);
    try (var load = new SendLoad(installation.baseUri(), 1, () -> call, 200)) {
      load.during(Duration.ofSeconds(2));
      var seen = load.during(time);
      Say.line(
          "  month, %-20s %6.0f/s  p50 %s  p99 %s  max %s ms  others %s",
          question,
          seen.perSecond(),
          seen.accepted().millis(0.5),
          seen.accepted().millis(0.99),
          seen.accepted().millis(1),
          seen.others());
      return seen.others().isEmpty();
    }
  }

  /** Behind is what has no place in the figures yet, told in the seconds it took to come. */
  private static boolean report(
      Installation installation, StoredMessages messages, int rate, Duration time)
      throws Exception {
    var traffic =
        new ReportTraffic(messages, Installation.REPORT_TOKEN, REPORTS_OF_A_CALL, new AtomicLong());
    double calls = (double) rate / REPORTS_OF_A_CALL;
    var end = System.nanoTime() + time.multipliedBy(2).toNanos();
    long most = 0;
    try (var paced =
        new PacedCalls(installation.baseUri(), CONNECTIONS, calls, due -> traffic.request())) {
      while (System.nanoTime() < end) {
        most = Math.max(most, RecountedFigures.behind(installation));
        Thread.sleep(50);
      }
    }
    Say.line(
        "  %d reports at %d/s: at most %d events behind, %.1f s",
        traffic.made(), rate, most, (double) most / rate);
    var differences = RecountedFigures.differences(installation, PATIENCE);
    Say.line("  a plain recount differs in %d rows %s", differences.size(), differences);
    return differences.isEmpty() && most < 5L * rate;
  }
}
