package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.Server;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows that nobody gets in through the proxies of docs/proxies on any raw path, and that nobody
 * behind them sees liveness, readiness, metrics and the OpenAPI document.
 */
final class ProxyPaths implements LoadTool {

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    var proxies =
        Stream.of(options.text("proxies", "nginx,haproxy,caddy,apache").split(",", -1))
            .map(name -> Proxy.Kind.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    options.refuseOthers();
    Say.line("ProxyPaths server=%s proxies=%s", kinds, proxies);

    var settings =
        InstallationSettings.ofNodes(kinds)
            .withVariables(Map.of("TIDINGS_ACCESS_TICKET_LIFETIME", "PT12H"));
    try (var installation = Installation.start(settings)) {
      var belongings = Belongings.plant(installation);
      var servers = installation.nodes().stream().map(Server::baseUri).toList();
      boolean right = true;
      for (var kind : proxies) {
        right &= isClosed(kind, servers, belongings);
      }
      return right;
    }
  }

  private static boolean isClosed(Proxy.Kind kind, List<URI> servers, Belongings belongings)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    try (var proxy = Proxy.start(kind, servers)) {
      var doors = ClosedDoors.behind(proxy.baseUri(), belongings);
      Say.now("%s: %d raw paths", kind, doors.paths());
      for (var visitor : Visitor.values()) {
        var before = belongings.state();
        var found = doors.knock(visitor);
        Say.row(visitor + ", calls and open doors", found.calls() + " and " + found.found().size());
        if (!found.found().isEmpty()) {
          wrong.add(found.summary());
        }
        if (!belongings.state().equals(before)) {
          wrong.add(visitor + " has changed something");
        }
      }
    }
    wrong.forEach(problem -> Say.row("PROBLEM", problem));
    return wrong.isEmpty();
  }
}
