package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows that the configurations of docs/proxies pass streams on: events at once, quiet streams for
 * as long as one likes, and readers to the other node when one stops.
 */
final class ProxyTest implements LoadTool {

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    var proxies =
        Stream.of(options.text("proxies", "nginx,haproxy,caddy,apache").split(",", -1))
            .map(name -> Proxy.Kind.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    var quiet = options.seconds("quiet", 600);
    options.refuseOthers();
    var both = kinds.size() == 2 ? kinds : List.of(kinds.get(0), kinds.get(0));
    Say.line("ProxyTest server=%s proxies=%s quiet=%d s", both, proxies, quiet.toSeconds());

    var settings =
        InstallationSettings.ofNodes(both).withVariables(Map.of("TIDINGS_LIVE_DRAIN", "PT3S"));
    try (var installation = Installation.start(settings);
        var swarm = new StreamSwarm("readers")) {
      var servers = installation.nodes().stream().map(Server::baseUri).toList();
      Map<Proxy.Kind, ProxyCheck> checks = new EnumMap<>(Proxy.Kind.class);
      var messages = StoredMessages.store(installation, proxies.size() * ProxyCheck.MESSAGES);
      try {
        for (var kind : proxies) {
          checks.put(kind, check(kind, servers, swarm, messages, checks.size()));
        }
        return tell(checks, installation, quiet);
      } finally {
        checks.values().forEach(ProxyCheck::close);
      }
    }
  }

  private static ProxyCheck check(
      Proxy.Kind kind, List<URI> servers, StreamSwarm swarm, StoredMessages messages, int place)
      throws Exception {
    var proxy = Proxy.start(kind, servers);
    return new ProxyCheck(proxy, swarm, messages, place * ProxyCheck.MESSAGES);
  }

  private static boolean tell(
      Map<Proxy.Kind, ProxyCheck> checks, Installation installation, Duration quiet)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    for (var each : checks.entrySet()) {
      Say.line("%s", each.getKey());
      wrong.addAll(each.getValue().passesEventsOnAtOnce());
    }
    checks.values().forEach(ProxyCheck::openQuietly);
    Say.now("streams are quiet for %d s", quiet.toSeconds());
    Thread.sleep(quiet.toMillis());
    for (var each : checks.entrySet()) {
      wrong.addAll(each.getValue().quietStreamStillLives(each.getKey()));
    }
    checks.values().forEach(ProxyCheck::openMany);
    for (var check : checks.values()) {
      check.awaitMany();
    }
    Say.now("node 1 is asked to stop");
    installation.nodes().get(0).process().destroy();
    for (var each : checks.entrySet()) {
      wrong.addAll(each.getValue().readersGoOnAtTheOtherNode(each.getKey()));
    }
    wrong.forEach(problem -> Say.row("PROBLEM", problem));
    return wrong.isEmpty();
  }
}
