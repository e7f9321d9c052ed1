package io.tidings.problem;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** The answer to whoever needs the database while it is away: 503, and when to come again. */
public final class StoreUnavailable {

  private static final int LEAST_SECONDS = 2;
  private static final int MOST_SECONDS = 10;
  private static final Problem PROBLEM =
      Problem.of(
          "store-unavailable",
          503,
          "The database does not answer",
          "Ask again soon. A call that changes something may have had its effect.");

  private StoreUnavailable() {}

  public static Response response() {
    return Response.fromResponse(PROBLEM.toResponse())
        .header(HttpHeaders.RETRY_AFTER, seconds())
        .build();
  }

  /** For where JAX-RS is not. */
  public static void writeTo(HttpServletResponse response) throws IOException {
    response.setIntHeader(HttpHeaders.RETRY_AFTER, seconds());
    PROBLEM.writeTo(response);
  }

  /** Differs between callers, so that they do not all come back at once. */
  private static int seconds() {
    return ThreadLocalRandom.current().nextInt(LEAST_SECONDS, MOST_SECONDS + 1);
  }
}
