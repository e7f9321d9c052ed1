package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Lets one team guess at what another has sent: in turns an id that is the other team's and one
 * like it that is nobody's, of which each is the first as often as the other. Answers must be the
 * same but for the id, and take the same time.
 */
final class TeamGuesses implements LoadTool {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SENT = 200;

  /** Of the medians of one kind of call; what is more could be told apart. */
  private static final double ALIKE = 0.1;

  /** A way to guess: method, path and body, with {@code *} for the id. */
  private enum Guess {
    READ("GET", "/api/messages/*", ""),
    HISTORY("GET", "/api/messages/*/history", ""),
    FOLLOW("GET", "/api/messages/*/events", ""),
    FOLLOW_FROM("GET", "/api/events?correlationId=*&lastEventId=1", ""),
    TICKET("POST", "/api/stream-tickets", "{\"correlationIds\":[\"*\"]}"),
    MOVE(
        "PUT",
        "/api/messages/*/schedule",
        "{\"sendAt\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"}"),
    CANCEL("DELETE", "/api/messages/*/schedule", ""),
    FORGET("DELETE", "/api/messages/*/text", ""),
    FIND("POST", "/api/messages/search", "{\"correlationId\":\"*\"}");

    private final String method;
    private final String path;
    private final String body;

    Guess(String method, String path, String body) {
      this.method = method;
      this.path = path;
      this.body = body;
    }

    byte[] at(String id, String headers) {
      return HttpConnection.request(
          method,
          path.replace("*", id),
          headers,
          body.replace("*", id).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What one kind of guess got, for ids of one kind. */
  private record Seen(TreeSet<String> answers, Latencies times) {}

  @Override
  public boolean run(LoadOptions options) throws Exception {
    var kinds = options.servers();
    int guesses = options.number("guesses", 10_000);
    int warmUp = options.number("warmup", 5_000);
    options.refuseOthers();
    Say.line("TeamGuesses server=%s guesses=%d", kinds, guesses);
    try (var infobip = new LightInfobip(Duration.ofMillis(1));
        var installation = Installation.start(SendBenchmark.settings(kinds, infobip, "-Xmx1g"))) {
      var node = installation.baseUri();
      var sent = sent(node);
      var keys = new KeyCalls(node);
      try (var connection = new HttpConnection(node, PATIENCE)) {
        keys.makeTeam("guessing");
        var headers = keys.make("guessing", "guesser").header();
        guess(connection, headers, sent, warmUp);
        return judge(guess(connection, headers, sent, guesses));
      }
    }
  }

  private static List<String> sent(URI node) throws IOException {
    var numbers = new SendNumbers();
    List<String> ids = new ArrayList<>();
    try (var caller = new SendCaller(node)) {
      for (int number = 0; number < SENT; number++) {
        var answer = caller.send(SendCaller.request(numbers.next(1))).text();
        ids.add(answer.replaceAll("(?s).*\"correlationId\":\"([^\"]+)\".*", "$1"));
      }
    }
    return ids;
  }

  private static Map<Guess, List<Seen>> guess(
      HttpConnection connection, String headers, List<String> sent, int guesses)
      throws IOException {
    Map<Guess, List<Seen>> seen = new HashMap<>();
    for (int number = 0; number < guesses; number++) {
      var guess = Guess.values()[number / 2 % Guess.values().length];
      int round = number / 2 / Guess.values().length;
      boolean anothers = (number + round) % 2 == 0;
      var id = sent.get(ThreadLocalRandom.current().nextInt(sent.size()));
      note(seen, guess, anothers, connection, anothers ? id : nobodys(id), headers);
    }
    return seen;
  }

  private static void note(
      Map<Guess, List<Seen>> all,
      Guess guess,
      boolean anothers,
      HttpConnection connection,
      String id,
      String headers)
      throws IOException {
    var seen = all.computeIfAbsent(guess, first -> List.of(empty(), empty())).get(anothers ? 0 : 1);
    var request = guess.at(id, headers);
    long began = System.nanoTime();
    var answer = connection.call(request);
    seen.times().add(System.nanoTime() - began);
    seen.answers().add(answer.status() + " " + answer.text().replace(id, "*"));
  }

  private static Seen empty() {
    return new Seen(new TreeSet<>(), new Latencies());
  }

  /** Of the same millisecond. */
  private static String nobodys(String id) {
    var other = new byte[6];
    ThreadLocalRandom.current().nextBytes(other);
    return UUID.fromString(id.substring(0, 24) + HexFormat.of().formatHex(other)).toString();
  }

  private static boolean judge(Map<Guess, List<Seen>> all) {
    boolean fine = true;
    Say.line("| guess | answers | another team's p50, p99 ms | nobody's p50, p99 ms |");
    Say.line("|---|---|---|---|");
    for (var entry : new TreeMap<>(all).entrySet()) {
      var guess = entry.getKey();
      var anothers = entry.getValue().get(0);
      var nobodys = entry.getValue().get(1);
      var first = Latencies.of(List.of(anothers.times()));
      var second = Latencies.of(List.of(nobodys.times()));
      boolean same = anothers.answers().equals(nobodys.answers());
      double ratio = (double) first.quantile(0.5).toNanos() / second.quantile(0.5).toNanos();
      fine &= same && Math.abs(ratio - 1) < ALIKE;
      Say.line(
          "| %s | %s | %s, %s | %s, %s |",
          guess,
          same
              ? anothers.answers().first().substring(0, 3)
              : anothers.answers() + " " + nobodys.answers(),
          first.millis(0.5),
          first.millis(0.99),
          second.millis(0.5),
          second.millis(0.99));
    }
    return fine;
  }
}
