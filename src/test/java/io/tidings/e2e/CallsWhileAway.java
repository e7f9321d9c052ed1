package io.tidings.e2e;

import static java.util.Map.entry;

import io.tidings.e2e.DescribedRoutes.Route;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/** Calls every route all the time while the database is away, and knows how each must answer. */
record CallsWhileAway(ApiClient api) {

  static final int CALLERS = 6;
  private static final Duration OUTAGE = Duration.ofSeconds(12);

  /** The promises are 2 s, and 45 s for a call that was under way; a slow machine may need more. */
  private static final Duration OF_OPERATIONS = Duration.ofSeconds(4);

  private static final Duration OF_CALLS = Duration.ofSeconds(75);

  private static final Set<String> OPERATIONS =
      Set.of("GET /api/live", "GET /api/ready", "GET /api/metrics");

  /** What is answered without the database, by whom it is called. */
  private static final Map<String, Integer> WITHOUT =
      Map.ofEntries(
          entry("GET /api/live by key", 200),
          entry("GET /api/live by session", 200),
          entry("GET /api/metrics by key", 200),
          entry("GET /api/metrics by session", 200),
          entry("POST /api/messages/preview by key", 200),
          entry("GET /api/state by key", 200),
          entry("GET /api/document by key", 200),
          entry("GET /api/session by key", 200),
          entry("DELETE /api/session by key", 204),
          entry("GET /api/session/oidc by key", 200),
          entry("GET /api/session/oidc by session", 200),
          entry("POST /api/session/oidc by key", 404),
          entry("POST /api/session/oidc by session", 404),
          entry("POST /api/session/oidc/answer by key", 404),
          entry("POST /api/session/oidc/answer by session", 404),
          entry("GET /api/stream-check by key", 200),
          entry("POST /webhooks/infobip/reports by key", 401),
          entry("POST /webhooks/infobip/reports by session", 401));

  private static final Set<String> PROBLEMS = Set.of("store-unavailable", "not-stored");

  private static final Pattern SECRET_OF_THE_HOUSE =
      Pattern.compile(
          "(?i)exception|127\\.0\\.0\\.1|localhost|java|\\bat"
              + " |org\\.|io\\.tidings\\.|hibernate|sql");

  /** One answer as it came. */
  record Answer(Route route, HttpResponse<String> response, Duration took) {

    /** In time, as described, and without a word of the house. */
    void judge(SoftAssertions softly) {
      var headers = response.headers();
      var route = this.route.toString();
      boolean ready = this.route.route().equals("GET /api/ready");
      int expected = WITHOUT.getOrDefault(route, 503);
      boolean operation = OPERATIONS.contains(this.route.route());
      softly.assertThat(took).as(route).isLessThan(operation ? OF_OPERATIONS : OF_CALLS);
      softly
          .assertThat(response.statusCode())
          .as("%s %s", route, response.body())
          .isIn(ready ? List.of(200, 503) : List.of(expected));
      for (var header :
          List.of("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")) {
        softly.assertThat(headers.firstValue(header)).as("%s of %s", header, route).isPresent();
      }
      softly.assertThat(headers.firstValue("Cache-Control")).as(route).hasValue("no-store");
      if (expected >= 400 && !ready) {
        softly
            .assertThat(headers.firstValue("Content-Type"))
            .as(route)
            .hasValue("application/problem+json");
        softly
            .assertThat(SECRET_OF_THE_HOUSE.matcher(response.body()).find())
            .as("%s %s", route, response.body())
            .isFalse();
      }
      if (expected == 503 && !ready) {
        softly.assertThat(headers.firstValue("Retry-After")).as(route).isPresent();
        softly
            .assertThat(PROBLEMS)
            .as("%s %s", route, response.body())
            .anyMatch(slug -> response.body().contains("/problems/" + slug + "\""));
      }
    }
  }

  /** All callers go round all routes, each from another one on, until the outage is over. */
  List<Answer> toAll(List<Route> routes) throws Exception {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + OUTAGE.toNanos();
    var jobs = new ArrayList<Callable<Void>>();
    for (int caller = 0; caller < CALLERS; caller++) {
      int first = caller * routes.size() / CALLERS;
      jobs.add(
          () -> {
            for (int turn = first;
                turn < first + routes.size() || System.nanoTime() < end;
                turn++) {
              answers.add(call(routes.get(turn % routes.size())));
            }
            return null;
          });
    }
    var operations = routes.stream().filter(r -> OPERATIONS.contains(r.route())).toList();
    jobs.add(
        () -> {
          for (int turn = 0; System.nanoTime() < end; turn++) {
            answers.add(call(operations.get(turn % operations.size())));
          }
          return null;
        });
    var threads = Executors.newFixedThreadPool(jobs.size());
    try {
      for (var job : threads.invokeAll(jobs)) {
        job.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return List.copyOf(answers);
  }

  private Answer call(Route route) {
    long began = System.nanoTime();
    var response = api.call(route.request());
    return new Answer(route, response, Duration.ofNanos(System.nanoTime() - began));
  }
}
