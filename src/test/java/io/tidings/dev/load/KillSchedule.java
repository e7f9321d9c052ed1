package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Kills servers and PostgreSQL, one after the other, while callers send. */
final class KillSchedule {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_MILLIS = 3_000;

  private final Installation installation;
  private final KillCallers sending;
  private final Random random;

  KillSchedule(Installation installation, KillCallers sending, Random random) {
    this.installation = installation;
    this.sending = sending;
    this.random = random;
  }

  /**
   * A share of the messages is accepted before each kill, so that no kill comes after the last.
   * Returns when everything runs again and the callers may send what is left.
   */
  void run(int messages, int serverKills, int postgresKills) throws Exception {
    List<Kill> kills = new ArrayList<>(Collections.nCopies(serverKills, this::killServer));
    kills.addAll(Collections.nCopies(postgresKills, this::killPostgres));
    Collections.shuffle(kills, random);
    int allowed = 0;
    for (int done = 0; done < kills.size(); done++) {
      int share = (messages - allowed) / (kills.size() + 1 - done);
      allowed += share;
      sending.allow(share);
      awaitSomeMoment(allowed, share);
      kills.get(done).run();
    }
    sending.allow(messages - allowed);
  }

  /** Kills something and starts it again. */
  @FunctionalInterface
  private interface Kill {
    void run() throws Exception;
  }

  /** Half of the moments are while messages are accepted, half while the last are submitted. */
  private void awaitSomeMoment(int allowed, int share) throws Exception {
    boolean early = random.nextBoolean();
    int accepted = allowed - (early ? random.nextInt(share + 1) : 0);
    Await.until("messages to be accepted", PATIENCE, () -> sending.accepted() >= accepted);
    if (!early) {
      someMillis();
    }
  }

  private void killServer() throws Exception {
    int number = random.nextInt(installation.nodes().size());
    Server node = installation.nodes().get(number);
    node.kill();
    Say.now("killed server %d, %d messages are accepted", number + 1, sending.accepted());
    node.startAgain();
    node.awaitReady(PATIENCE);
    Say.now("server %d is ready again", number + 1);
  }

  private void killPostgres() throws Exception {
    installation.postgres().kill();
    Say.now("killed PostgreSQL, %d messages are accepted", sending.accepted());
    someMillis();
    installation.postgres().startAgain();
    for (var node : installation.nodes()) {
      node.awaitReady(PATIENCE);
    }
    Say.now("PostgreSQL is back and the servers are ready");
  }

  private void someMillis() throws InterruptedException {
    Thread.sleep(random.nextInt(MOST_MILLIS));
  }
}
