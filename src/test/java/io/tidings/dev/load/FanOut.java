package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures how long one event takes to reach every one of very many readers of one send request,
 * and beside it, in turns, the same with Nchan in Debian's nginx.
 */
final class FanOut implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SLICE = 200;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int count = options.number("readers", 8_000);
    int publishes = options.number("publishes", 20);
    int warmUp = options.number("warmup", 20);
    boolean nchan = options.flag("nchan", true);
    var jvm = options.text("jvm", "-Xmx1g");
    options.refuseOthers();
    Say.line("FanOut server=%s readers=%d publishes=%d jvm=%s", kinds, count, publishes, jvm);

    var settings =
        InstallationSettings.ofNodes(kinds)
            .withServers(server -> server.withJvmOptions(jvm.split(";", -1)))
            .withVariables(
                Map.of(
                    "TIDINGS_LIVE_STREAMS_PER_REQUEST", Integer.toString(count),
                    "TIDINGS_LIVE_STREAMS_PER_CALLER", Integer.toString(count)));
    List<FanOutTarget> targets = new ArrayList<>();
    try (var installation = Installation.start(settings)) {
      var messages = StoredMessages.store(installation, 1);
      targets.add(
          new FanOutTarget(
              kinds.get(0),
              installation.baseUri(),
              StreamRequest.of(StreamRequest.pathOf(0)),
              number -> ReportTraffic.onTheWayCall(messages, 0, number)));
      if (nchan) {
        targets.add(nchan());
      }
      for (var target : targets) {
        target.connect(count, SLICE, PATIENCE);
      }
      for (int number = 1; number <= warmUp + publishes; number++) {
        for (var target : targets) {
          target.publish(number, number > warmUp);
        }
      }
      Say.line(
          "%n| what | readers | last reader: median, most ms | median reader ms | publishes |");
      Say.line("|---|---|---|---|---|");
      targets.forEach(target -> Say.line("%s", target.row()));
      return targets.stream().allMatch(target -> target.publishes() == publishes);
    } finally {
      targets.forEach(FanOutTarget::close);
    }
  }

  private static FanOutTarget nchan() throws Exception {
    var nginx = NchanServer.start();
    var body = "x".repeat(600);
    return new FanOutTarget(
        "nchan",
        nginx.baseUri(),
        "GET /sub HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII),
        number ->
            HttpConnection.request(
                "POST", "/pub", "", (number + body).getBytes(StandardCharsets.US_ASCII)),
        nginx::close);
  }
}
