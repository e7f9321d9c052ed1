package io.tidings.dev.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A reader that comes back whenever its connection ends, with the id it was last given, and notes
 * which events it got and whether any came twice or out of order.
 */
final class ResumingReader {

  private static final int LEAST_MILLIS = 200;
  private static final int MOST_MILLIS = 2_000;

  private final StreamSwarm swarm;
  private final URI server;
  private final String path;
  private final List<Long> seqs = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<Integer, Integer> refused = new TreeMap<>();
  private String lastId;
  private int cuts;
  private boolean stopped;
  private @Nullable Connection connection;

  /** Begins with a snapshot. */
  ResumingReader(StreamSwarm swarm, URI server, int message) {
    this(swarm, server, StreamRequest.pathOf(message), "");
  }

  /**
   * @param from the log position to begin at
   */
  ResumingReader(StreamSwarm swarm, URI server, String path, String from) {
    this.swarm = swarm;
    this.server = server;
    this.path = path;
    this.lastId = from;
    connect();
  }

  private synchronized void connect() {
    if (!stopped) {
      var next = new Connection();
      connection = next;
      next.stream = swarm.open(server, StreamRequest.of(path, lastId), next);
    }
  }

  private void connectLater() {
    long millis = ThreadLocalRandom.current().nextLong(LEAST_MILLIS, MOST_MILLIS);
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(this::connect);
  }

  private final class Connection implements StreamSwarm.Reader, StreamParser.Handler {
    private final StreamParser parser = new StreamParser(this);
    private StreamSwarm.@Nullable Stream stream;
    private boolean lives;

    @Override
    public void received(ByteBuffer bytes) {
      parser.feed(bytes);
    }

    @Override
    public void answered(int status) {
      synchronized (ResumingReader.this) {
        if (status == 200) {
          lives = true;
        } else {
          refused.merge(status, 1, Integer::sum);
          cutLater();
        }
      }
    }

    private void cutLater() {
      if (stream != null) {
        stream.cut();
      }
    }

    @Override
    public void event(String name, String id, String data) {
      note(name, id);
    }

    @Override
    public void over() {
      cutLater();
    }

    @Override
    public void ended() {
      synchronized (ResumingReader.this) {
        if (lives) {
          cuts++;
        }
        lives = false;
      }
      connectLater();
    }
  }

  private synchronized void note(String name, String id) {
    switch (name) {
      case "status", "attempt" -> {
        long seq = Long.parseLong(id);
        if (!seqs.isEmpty() && seq <= seqs.get(seqs.size() - 1)) {
          problems.add(seq + " came after " + seqs.get(seqs.size() - 1));
        }
        seqs.add(seq);
      }
      case "reset", "end" -> problems.add(name + " came");
      default -> {}
    }
    lastId = id.isEmpty() ? lastId : id;
  }

  /** Whether its stream is open. */
  synchronized boolean lives() {
    return connection != null && connection.lives;
  }

  /** Ends the connection, as a network would. */
  synchronized void cut() {
    if (connection != null) {
      connection.cutLater();
    }
  }

  synchronized void stop() {
    stopped = true;
    cut();
  }

  /** How often an open stream ended. */
  synchronized int cuts() {
    return cuts;
  }

  /** How often it was answered anything but 200. */
  synchronized int refusals() {
    return refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized Map<Integer, Integer> refused() {
    return new TreeMap<>(refused);
  }

  /** The events it was given, in the order they came. */
  synchronized List<Long> seqs() {
    return List.copyOf(seqs);
  }

  synchronized List<String> problems() {
    return List.copyOf(problems);
  }
}
