package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Shows that strangers who send their bodies byte by byte, or not at all, keep nobody else out:
 * liveness, a caller who sends, and people who sign in.
 */
final class SlowBodies implements LoadTool {

  private static final Duration LONGEST = Duration.ofMillis(100);
  private static final String TOKEN = "/webhooks/infobip/reports/";

  private static final Map<String, byte[]> GOOD =
      Map.of(
          "live", request("GET /api/live", "", ""),
          "send",
              request(
                  "POST /api/messages",
                  "Authorization: Bearer " + Installation.KEY + "\r\n",
                  "{\"recipients\":[\"+385911111115\"],\"text\":\"Beside slow ones\"}"),
          "sign-in", request("POST /api/session", "", "{\"key\":\"" + Installation.KEY + "\"}"));

  private static byte[] request(String line, String headers, String body) {
    var words = line.split(" ", 2);
    return HttpConnection.request(
        words[0], words[1], headers, body.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int bodies = options.number("bodies", 500);
    var time = options.seconds("seconds", 120);
    var type = options.text("type", "application/json");
    boolean silent = options.flag("silent", false);
    var paths = options.text("paths", "/api/session," + TOKEN + "wrong,/api/messages");
    options.refuseOthers();
    Say.line(
        "SlowBodies server=%s bodies=%d seconds=%d type=%s silent=%s paths=%s",
        kinds, bodies, time.toSeconds(), type, silent, paths);

    try (var installation = Installation.start(InstallationSettings.ofNodes(kinds))) {
      var base = installation.baseUri();
      measure(base, Duration.ofSeconds(10), "warm-up");
      measure(base, Duration.ofSeconds(10), "alone");
      var to = List.of(paths.split(",", -1));
      var slow =
          IntStream.range(0, bodies)
              .mapToObj(one -> new SlowBody(base, to.get(one % to.size()), type, silent))
              .toList();
      try (var crowd = new SlowCrowd(slow)) {
        boolean fine = measure(base, time, "beside slow bodies");
        Say.row("what slow ones were answered", crowd.answers());
        return fine;
      }
    }
  }

  private static boolean measure(URI base, Duration time, String when) throws Exception {
    var visitors = new TreeMap<String, TimedVisits>();
    GOOD.forEach((what, request) -> visitors.put(what, TimedVisits.start(base, request, time)));
    boolean fine = true;
    for (var visitor : visitors.entrySet()) {
      var visits = visitor.getValue().await();
      Say.row(when + ": " + visitor.getKey(), visits);
      fine &= visits.wereAnswered(LONGEST);
    }
    return fine;
  }
}
