package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.time.Duration;
import java.util.List;

/**
 * The servers of a candidate with reports for the first and readers at the last, and what was
 * measured of them.
 */
final class StreamTarget implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So many that a message has a few reports at the end, as real ones have. */
  private static final int RECIPIENTS = 100;

  static final String HEADING =
      """
      | what | reports/s | a call | bare commit p50, p99 ms | event p50, p99, most ms | events |
      |---|---|---|---|---|---|\
      """;

  private final String name;
  private final Installation installation;
  private final StreamSwarm swarm;
  private final ReportRounds rounds;

  private StreamTarget(
      String name, Installation installation, StreamSwarm swarm, ReportRounds rounds) {
    this.name = name;
    this.installation = installation;
    this.swarm = swarm;
    this.rounds = rounds;
  }

  static StreamTarget start(
      Candidate candidate, List<String> kinds, InstallationSettings settings, int streams)
      throws Exception {
    var installation = Installation.start(candidate.in(settings));
    var swarm = new StreamSwarm("readers");
    try {
      var messages = StoredMessages.store(installation, streams * RECIPIENTS, streams);
      var nodes = installation.nodes();
      var readers = new TimedReaders(streams, messages.count());
      readers.open(swarm, nodes.get(nodes.size() - 1).baseUri(), PATIENCE);
      var rounds = new ReportRounds(installation, messages, readers);
      var name = String.join("+", kinds) + " " + candidate.name();
      return new StreamTarget(name, installation, swarm, rounds);
    } catch (Exception failed) {
      swarm.close();
      installation.close();
      throw failed;
    }
  }

  /** With many reports a call and with one, which take different ways through much of the code. */
  void warm(Duration time) throws Exception {
    rounds.run(2_000, 10, time.dividedBy(2));
    rounds.run(500, 1, time.dividedBy(2));
  }

  /**
   * @return whether every event came
   */
  boolean run(int rate, int reportsOfACall, Duration time, List<String> table) throws Exception {
    var commits = PacedCommits.during(installation, (double) rate / reportsOfACall, time);
    var cpu = new CpuShares(installation);
    var events = rounds.run(rate, reportsOfACall, time);
    Say.line("  %s, cores: %s", name, cpu);
    table.add(
        "| %s | %d | %d | %s, %s | %s, %s, %s | %d |"
            .formatted(
                name,
                rate,
                reportsOfACall,
                commits.millis(0.5),
                commits.millis(0.99),
                events.millis(0.5),
                events.millis(0.99),
                events.millis(1),
                events.count()));
    return events.count() == rounds.reports();
  }

  @Override
  public void close() {
    swarm.close();
    installation.close();
  }
}
