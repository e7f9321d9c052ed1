package io.tidings.live;

import io.tidings.message.CorrelationId;
import io.tidings.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ThreadLocalRandom;

/** Refuses a stream for which there is no room now, and says when to ask again. */
final class StreamRefusal extends WebApplicationException {

  private static final long serialVersionUID = 1;
  private static final int LEAST_SECONDS = 2;
  private static final int MOST_SECONDS = 10;

  private final String reason;

  private StreamRefusal(Problem problem) {
    super(problem.title(), answer(problem));
    this.reason = problem.slug();
  }

  /** Differs between readers, so that they do not all come back at once. */
  private static Response answer(Problem problem) {
    int seconds = ThreadLocalRandom.current().nextInt(LEAST_SECONDS, MOST_SECONDS + 1);
    return Response.fromResponse(problem.toResponse())
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  static StreamRefusal nodeFull() {
    return new StreamRefusal(
        Problem.of(
            "node-full",
            503,
            "This node has all the streams it can hold",
            "Ask again soon; another node may have room."));
  }

  static StreamRefusal nodeStopping() {
    return new StreamRefusal(
        Problem.of(
            "node-stopping", 503, "This node is stopping", "Ask again; another node has room."));
  }

  static StreamRefusal busy() {
    return new StreamRefusal(
        Problem.of(
            "node-busy",
            503,
            "This node opens as many streams as it can at one time",
            "Ask again soon, or follow smaller send requests."));
  }

  static StreamRefusal callerFull(int most) {
    return new StreamRefusal(
        Problem.of(
            "too-many-streams",
            429,
            "You have too many streams open",
            "A caller may have %d streams on a node. One stream can follow many send requests."
                .formatted(most)));
  }

  static StreamRefusal requestFull(CorrelationId correlationId, int most) {
    return new StreamRefusal(
        Problem.of(
            "too-many-readers",
            429,
            "The send request has too many streams open",
            "Send request %s may have %d streams on a node.".formatted(correlationId, most)));
  }

  static StreamRefusal tooManyTickets(int most) {
    return new StreamRefusal(
        Problem.of(
            "too-many-tickets",
            429,
            "You have got too many tickets this minute",
            "A caller may get %d tickets a minute at a node. One ticket can name many send requests."
                .formatted(most)));
  }

  /** The stable part of the problem's type, for metrics. */
  String reason() {
    return reason;
  }
}
