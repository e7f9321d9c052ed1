package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.Server;
import java.time.Duration;

/**
 * How much of the machine each part of an installation used since it was made, in cores. Infobip's
 * stand-in lives in this process, and is told apart by the names of its threads.
 */
final class CpuShares {

  private static final String[] INFOBIP = {LightInfobip.THREADS, "simulator-", "HTTP-Dispatcher"};

  private final Installation installation;
  private final long began = System.nanoTime();
  private final Duration server;
  private final Duration database;
  private final Duration infobip;
  private final Duration generator;

  CpuShares(Installation installation) {
    this.installation = installation;
    this.server = ofServers();
    this.database = ofDatabase();
    this.infobip = ofInfobip();
    this.generator = ofGenerator();
  }

  @Override
  public String toString() {
    return "server %.2f, database %.2f, generator %.2f, Infobip %.2f"
        .formatted(
            cores(server, ofServers()),
            cores(database, ofDatabase()),
            cores(generator, ofGenerator()),
            cores(infobip, ofInfobip()));
  }

  private double cores(Duration before, Duration now) {
    return (double) now.minus(before).toNanos() / (System.nanoTime() - began);
  }

  private Duration ofServers() {
    return installation.nodes().stream()
        .map(Server::process)
        .map(CpuTime::of)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration ofDatabase() {
    return CpuTime.of(installation.postgres().process());
  }

  private static Duration ofInfobip() {
    return CpuTime.ofThreads(INFOBIP);
  }

  private static Duration ofGenerator() {
    return CpuTime.ofThisProcess().minus(ofInfobip());
  }
}
