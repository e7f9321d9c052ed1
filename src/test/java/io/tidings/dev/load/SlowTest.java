package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows that readers who stop reading, and readers who vanish without a word, hurt nobody else and
 * are gone after a while, with the memory they took. Needs root and iptables, for it drops the
 * packets of those who vanish.
 */
final class SlowTest implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String DROPPED = "tidings_streams_dropped_total";
  private static final int SLICES = 3;
  private static final int IDS_OF_A_SLOW_ONE = 100;
  private static final int NARROW = 16 * 1024;

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int good = options.number("good", 1_000);
    int slow = options.number("slow", 100);
    int vanishing = options.number("vanishing", 1_000);
    int rate = options.number("rate", 1_000);
    var warmUp = options.seconds("warmup", 60);
    var time = options.seconds("seconds", 30);
    int retries = options.number("retries", 6);
    var jvm = options.text("jvm", "-Xmx1g");
    options.refuseOthers();
    Say.line(
        "SlowTest server=%s good=%d slow=%d vanishing=%d rate=%d/s tcp_retries2=%d",
        kinds, good, slow, vanishing, rate, retries);

    var settings =
        InstallationSettings.ofNodes(kinds)
            .withServers(server -> server.withJvmOptions(jvm.split(";", -1)))
            .withVariables(Map.of("TIDINGS_LIVE_STREAMS_PER_CALLER", "20000"));
    try (var network = LossyNetwork.with(retries);
        var installation = Installation.start(settings);
        var swarm = new StreamSwarm("readers");
        var others = new StreamSwarm("others")) {
      var server = installation.nodes().get(0);
      var messages = StoredMessages.store(installation, good);
      var readers = new TimedReaders(good, good);
      readers.open(swarm, server.baseUri(), PATIENCE);
      var rounds = new ReportRounds(installation, messages, readers);
      rounds.run(rate, 1, warmUp);
      long alone = run(rounds, rate, time, "alone");
      tell("alone", ServerMemory.of(server));

      openVanishing(others, server, network, vanishing, good);
      Await.until("those who will vanish", PATIENCE, () -> held(server) == good + vanishing);
      openSlow(others, server, slow, good);
      Await.until("the slow ones", PATIENCE, () -> held(server) == good + vanishing + slow);
      network.drop();
      long began = System.nanoTime();
      Say.now("%d stop reading, %d vanish", slow, vanishing);
      long beside = run(rounds, rate, time, "beside them");
      boolean dropped = Await.happens(LONGEST, () -> meter(server, DROPPED) == slow);
      Say.row("the slow ones dropped after", dropped ? seconds(began) : "not dropped");
      boolean gone = Await.happens(LONGEST, () -> held(server) == good);
      Say.row("all of them gone after", gone ? seconds(began) : "not gone: " + held(server));
      tell("afterwards", ServerMemory.of(server));
      run(rounds, rate, time, "afterwards");
      Say.row("p99 beside them by p99 alone", "%.2f".formatted((double) beside / alone));
      return dropped && gone && readers.allOpen();
    }
  }

  private static String seconds(long since) {
    return "%.0f s".formatted((System.nanoTime() - since) / 1e9);
  }

  private static void tell(String when, ServerMemory memory) {
    Say.row(when + ": heap, resident MB", memory.heap() / 1024 + ", " + memory.resident() / 1024);
  }

  /**
   * In slices, so that one pause of the machine is not taken for the rule.
   *
   * @return the median p99 in nanoseconds
   */
  private static long run(ReportRounds rounds, int rate, Duration time, String when)
      throws Exception {
    List<Long> worst = new ArrayList<>();
    for (int slice = 0; slice < SLICES; slice++) {
      var events = rounds.run(rate, 1, time.dividedBy(SLICES));
      worst.add(events.quantile(0.99).toNanos());
      Say.row(
          when + ": events p50, p99, most ms",
          events.millis(0.5) + ", " + events.millis(0.99) + ", " + events.millis(1));
    }
    worst.sort(null);
    return worst.get(SLICES / 2);
  }

  /** They follow many send requests, so that much is sent to them. */
  private static void openSlow(StreamSwarm swarm, Server server, int count, int messages) {
    for (int number = 0; number < count; number++) {
      int from = number * IDS_OF_A_SLOW_ONE % (messages - IDS_OF_A_SLOW_ONE + 1);
      var path = StreamRequest.pathOf(StreamRequest.numbers(from, from + IDS_OF_A_SLOW_ONE));
      var reader = new Stopping();
      reader.stream = swarm.openNarrow(NARROW, server.baseUri(), StreamRequest.of(path), reader);
    }
  }

  private static void openVanishing(
      StreamSwarm swarm, Server server, LossyNetwork network, int count, int messages) {
    IntStream.range(0, count)
        .mapToObj(number -> StreamRequest.of(StreamRequest.pathOf(number % messages)))
        .forEach(
            request ->
                swarm.openFrom(network.from(), server.baseUri(), request, new StreamReader()));
  }

  /** Streams the server still holds something for, dropped ones among them. */
  private static long held(Server server) throws Exception {
    return meter(server, "tidings_streams_held ");
  }

  private static long meter(Server server, String beginning) throws Exception {
    try (var connection = new HttpConnection(server.baseUri(), PATIENCE)) {
      return LoadMetrics.read(connection)
          .lines()
          .filter(line -> line.startsWith(beginning))
          .mapToLong(line -> Math.round(Double.parseDouble(line.split(" ", -1)[1])))
          .sum();
    }
  }

  /** Stops reading after the first bytes. */
  private static final class Stopping implements StreamSwarm.Reader {
    private StreamSwarm.@Nullable Stream stream;

    @Override
    public void received(ByteBuffer bytes) {
      if (stream != null) {
        stream.stopReading();
      }
    }

    @Override
    public void ended() {
      // it does not look
    }
  }
}
