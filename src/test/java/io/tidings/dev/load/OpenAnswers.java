package io.tidings.dev.load;

import io.tidings.dev.run.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * What anybody may be told, known by the whole body: liveness, readiness and metrics, the files of
 * the page, the OpenAPI document, that there is no single sign-on, and the end of a session.
 *
 * @param direct whether no proxy is between, which keeps liveness, readiness and metrics to itself
 * @param shared whose stream a ticket opens
 */
record OpenAnswers(
    boolean direct,
    Set<String> files,
    String document,
    List<String> options,
    String shared,
    String stream) {

  private static final Pattern HEALTH =
      Pattern.compile("\\{\"status\":\"UP\"(,\"warnings\":\\[[^\\]]*])?}");
  private static final Pattern METRICS =
      Pattern.compile(
          "(# (HELP|TYPE|UNIT) [^\n]*\n|tidings_[a-z0-9_]+(\\{[^\n]*})? [-+0-9.A-Za-z]+\n)+");
  private static final String NO_SIGN_ON = "{\"name\":null}";
  private static final Pattern ENDED_SESSION =
      Pattern.compile("[\\w-]*tidings_session=; .*Max-Age=0;.*");
  private static final Pattern IN_THE_PAGE =
      Pattern.compile("(https?://[^/]*)?/((css|js)/.*|\\?.*)?");

  static OpenAnswers of(URI server, Belongings belongings, boolean direct) throws IOException {
    try (var exchange = new RawExchange(server)) {
      return new OpenAnswers(
          direct,
          pageFiles(),
          direct ? get(exchange, "/openapi").text() : "",
          List.of(allowed(options(exchange, "/")), allowed(options(exchange, "/openapi"))),
          belongings.shared().correlationId(),
          stream(get(exchange, "/api/events?ticket=" + belongings.ticket())));
    }
  }

  private static RawAnswer get(RawExchange exchange, String target) throws IOException {
    var answer = exchange.call(request("GET", target), false);
    if (answer.status() != 200 || !answer.whole()) {
      throw new IllegalStateException(target + " answered " + answer);
    }
    return answer;
  }

  private static RawAnswer options(RawExchange exchange, String target) throws IOException {
    return exchange.call(request("OPTIONS", target), false);
  }

  private static byte[] request(String method, String target) {
    return (method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Set<String> pageFiles() throws IOException {
    var files = new HashSet<String>();
    try (var war = new ZipFile(ServerSettings.shippedWar().war().toFile())) {
      for (var entry : war.stream().toList()) {
        if (!entry.isDirectory() && !entry.getName().matches("(WEB|META)-INF/.*")) {
          files.add(new String(war.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }

  private static String allowed(RawAnswer answer) {
    return answer.status() + answer.header("Allow").orElse("") + answer.text();
  }

  /** The pause before coming back is drawn by lot. */
  private static String stream(RawAnswer answer) {
    return answer.text().replaceAll("(?m)^(retry)?:.*\n+", "");
  }

  /**
   * @param readable whether GET of the same target answered 200 as it should
   */
  boolean include(RawCall call, RawAnswer answer, boolean readable) {
    return switch (answer.status()) {
      case 200 -> isOpen(call, answer, readable);
      case 204 -> call.method().equals("DELETE") && hasEndedSession(answer);
      case 301, 302, 303, 307, 308 ->
          answer.header("Location").filter(to -> IN_THE_PAGE.matcher(to).matches()).isPresent();
      default -> false;
    };
  }

  private boolean isOpen(RawCall call, RawAnswer answer, boolean readable) {
    if (call.method().equals("HEAD")) {
      return readable;
    }
    if (call.method().equals("OPTIONS")) {
      return options.contains(allowed(answer)) || isOfServer(call, answer);
    }
    var text = answer.text();
    return files.contains(text)
        || text.equals(NO_SIGN_ON)
        || (direct && document.equals(text))
        || (direct && isOfOperations(answer))
        || (isOfTicket(call) && stream.equals(stream(answer)));
  }

  /** A proxy may have made an odd path plain. */
  private boolean isOfTicket(RawCall call) {
    return direct ? call.mayFollow(shared) : call.visitor() == Visitor.TICKET_HOLDER;
  }

  /** {@code OPTIONS *} asks the server itself, not us; Payara describes its own OpenAPI call. */
  private static boolean isOfServer(RawCall call, RawAnswer answer) {
    boolean describesDocument =
        answer.header("Content-Type").filter("application/vnd.sun.wadl+xml"::equals).isPresent()
            && answer.text().contains("/openapi/\">")
            && !answer.text().contains("/api/");
    return describesDocument || (call.path().target().equals("*") && answer.body().length == 0);
  }

  static boolean isOfOperations(RawAnswer answer) {
    var text = answer.text();
    return HEALTH.matcher(text).matches()
        || (text.contains("\ntidings_outbox_depth ")
            && text.lines().allMatch(OpenAnswers::isMetric));
  }

  private static boolean isMetric(String line) {
    return METRICS.matcher(line + "\n").matches();
  }

  private static boolean hasEndedSession(RawAnswer answer) {
    return answer
        .header("Set-Cookie")
        .filter(cookie -> ENDED_SESSION.matcher(cookie).matches())
        .isPresent();
  }
}
