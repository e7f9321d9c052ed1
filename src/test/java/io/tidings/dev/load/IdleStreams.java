package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures what a stream costs while nothing happens: the memory of a server with very many of them
 * against that of the same server with a few, each with a send request of its own. Several
 * candidates are measured one after the other.
 */
final class IdleStreams implements LoadTool {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Opened together, for a server takes only so many connections it has not accepted yet. */
  private static final int SLICE = 200;

  /** Longer than between two heartbeats: with the first one a stream lets go of its call. */
  private static final Duration SETTLING = Duration.ofSeconds(20);

  /** The memory of a JVM says nothing when it keeps what it does not use. */
  private static final String[] GIVE_BACK = {"-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"};

  /** How many streams there are, of send requests of how many, and how long nothing happens. */
  private record Crowd(int count, int few, int recipients, Duration hold) {}

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    var crowd =
        new Crowd(
            options.number("streams", 19_000),
            options.number("few", 300),
            options.number("recipients", 1),
            options.seconds("hold", 60));
    var jvm = options.text("jvm", "-Xmx1536m").split(";", -1);
    var candidates = options.candidates();
    options.refuseOthers();
    Say.line("IdleStreams server=%s %s jvm=%s %s", kinds, crowd, List.of(jvm), candidates);

    var streams = Integer.toString(crowd.count());
    var settings =
        InstallationSettings.ofNodes(kinds)
            .withServers(
                server ->
                    server.withJvmOptions(
                        Stream.concat(Stream.of(jvm), Stream.of(GIVE_BACK)).toArray(String[]::new)))
            .withVariables(
                Map.of(
                    "TIDINGS_LIVE_STREAMS_PER_CALLER", streams, "TIDINGS_LIVE_STREAMS", streams));
    boolean fine = true;
    for (var candidate : candidates) {
      Say.line("%s", candidate.name());
      fine &= measure(candidate.in(settings), crowd);
    }
    return fine;
  }

  /**
   * @return whether no stream ended
   */
  private static boolean measure(InstallationSettings settings, Crowd crowd) throws Exception {
    int count = crowd.count();
    int few = crowd.few();
    try (var installation = Installation.start(settings);
        var swarm = new StreamSwarm("readers")) {
      StoredMessages.store(installation, count * crowd.recipients(), count);
      var server = installation.nodes().get(0);
      warm(server, count);
      var readers = open(swarm, server, 0, few);
      Thread.sleep(SETTLING.toMillis());
      var base = ServerMemory.of(server);
      tell("idle", few, base);
      long began = System.nanoTime();
      var others = open(swarm, server, few, count);
      Say.row("streams opened a second", "%.0f".formatted((count - few) / seconds(began)));
      tell("just opened", count, ServerMemory.of(server));
      Thread.sleep(SETTLING.toMillis());
      var before = new CpuShares(installation);
      Thread.sleep(crowd.hold().toMillis());
      Say.row("cores while nothing happens but heartbeats", before);
      var full = ServerMemory.of(server);
      tell("idle", count, full);
      Say.line(
          "a stream costs %.1f KB of heap, %.1f KB resident",
          (double) (full.heap() - base.heap()) / (count - few),
          (double) (full.resident() - base.resident()) / (count - few));
      long lost =
          Stream.concat(readers.stream(), others.stream()).filter(StreamReader::hasEnded).count();
      Say.row("streams that ended meanwhile", lost);
      return lost == 0;
    }
  }

  /**
   * Opens all of them once before, or what the server compiles and the buffers of its threads, some
   * 30 MB, would count as memory of streams.
   */
  private static void warm(Server server, int count) throws Exception {
    try (var swarm = new StreamSwarm("warm-up")) {
      open(swarm, server, 0, count);
      Thread.sleep(SETTLING.toMillis());
      tell("to warm up", count, ServerMemory.of(server));
    }
    Thread.sleep(SETTLING.toMillis());
    tell("after them", 0, ServerMemory.of(server));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void tell(String state, int streams, ServerMemory memory) {
    Say.row(
        streams + " streams, " + state,
        "heap %d MB, resident %d MB".formatted(memory.heap() / 1024, memory.resident() / 1024));
  }

  private static List<StreamReader> open(StreamSwarm swarm, Server server, int from, int until)
      throws Exception {
    var all = IntStream.range(from, until).mapToObj(n -> new StreamReader()).toList();
    for (int done = from; done < until; done += SLICE) {
      int to = Math.min(until, done + SLICE);
      for (int n = done; n < to; n++) {
        swarm.open(server.baseUri(), StreamRequest.of(StreamRequest.pathOf(n)), all.get(n - from));
      }
      var slice = all.subList(done - from, to - from);
      Await.until("streams to open", PATIENCE, () -> slice.stream().allMatch(IdleStreams::isOpen));
    }
    return all;
  }

  private static boolean isOpen(StreamReader reader) {
    if (reader.hasEnded() || reader.status() > 200) {
      throw new IllegalStateException("a stream was answered " + reader.status());
    }
    return !reader.received("snapshot").isEmpty();
  }
}
