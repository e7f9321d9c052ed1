package io.tidings.dev.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Knocks at every path of Tidings in every odd spelling, without a key, and tells which calls got
 * more than they should.
 *
 * <p>Plain paths are called with every method by every visitor. Odd ones are called by every
 * visitor with GET and the methods of the path they are a spelling of, and by strangers also with
 * two of the other methods in turn.
 */
public final class ClosedDoors {

  private static final int CONNECTIONS = 8;
  private static final List<String> OTHERS =
      List.of("HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "get");
  private static final int OTHERS_AT_ONCE = 2;
  private static final List<String> FILES =
      List.of("/", "/index.html", "/favicon.svg", "/css/base.css", "/openapi");
  private static final List<String> GATES =
      List.of("/api/live", "/api/session", "/webhooks/infobip/reports", "/index.html", "/openapi");

  private final URI base;
  private final Belongings belongings;
  private final boolean direct;
  private final Map<String, Set<String>> methods = new LinkedHashMap<>();
  private final List<RawPath> paths;

  private ClosedDoors(URI base, Belongings belongings, boolean direct) {
    this.base = base;
    this.belongings = belongings;
    this.direct = direct;
    DescribedCalls.read()
        .forEach(
            (template, own) -> belongings.paths(template).forEach(path -> methods.put(path, own)));
    paths = RawPaths.of(Stream.concat(methods.keySet().stream(), FILES.stream()).toList(), GATES);
  }

  public static ClosedDoors of(URI server, Belongings belongings) {
    return new ClosedDoors(server, belongings, true);
  }

  /** Through a proxy, which keeps liveness, readiness and metrics to itself. */
  static ClosedDoors behind(URI proxy, Belongings belongings) {
    return new ClosedDoors(proxy, belongings, false);
  }

  /** How many different targets there are. */
  public int paths() {
    return paths.size();
  }

  public OpenDoors knock(Visitor visitor) throws Exception {
    var open = OpenAnswers.of(base, belongings, direct);
    var next = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      Callable<OpenDoors> part = () -> knock(visitor, new DoorJudge(belongings, open), next);
      var found = new ArrayList<OpenDoor>();
      int calls = 0;
      for (var each :
          Stream.generate(() -> part).limit(CONNECTIONS).map(threads::submit).toList()) {
        calls += each.get().calls();
        found.addAll(each.get().found());
      }
      return new OpenDoors(calls, List.copyOf(found));
    } finally {
      threads.shutdownNow();
    }
  }

  private OpenDoors knock(Visitor visitor, DoorJudge judge, AtomicInteger next) throws IOException {
    var found = new ArrayList<OpenDoor>();
    int calls = 0;
    try (var exchange = new RawExchange(base)) {
      for (int place = next.getAndIncrement();
          place < paths.size();
          place = next.getAndIncrement()) {
        for (var method : methodsOf(visitor, paths.get(place), place)) {
          var call = RawCall.of(visitor, method, paths.get(place), belongings);
          judge.judge(call, exchange.call(call.bytes(), call.isBodiless())).ifPresent(found::add);
          calls++;
        }
      }
    }
    return new OpenDoors(calls, found);
  }

  private Set<String> methodsOf(Visitor visitor, RawPath path, int place) {
    var chosen = new LinkedHashSet<>(List.of("GET"));
    chosen.addAll(methods.getOrDefault(path.meant(), Set.of()));
    if (path.isPlain()) {
      chosen.addAll(OTHERS);
    } else if (visitor == Visitor.STRANGER) {
      for (int more = 0; more < OTHERS_AT_ONCE; more++) {
        chosen.add(OTHERS.get((place + more) % OTHERS.size()));
      }
    }
    return chosen;
  }
}
