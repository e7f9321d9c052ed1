package io.tidings.send.limit;

import io.tidings.send.limit.CallRate.RateDecision;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells callers with limits what is left, in the fields of the IETF's draft "RateLimit header
 * fields for HTTP".
 */
public final class LimitHeaders {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private LimitHeaders() {}

  public static Response add(
      Response response, Optional<RateDecision> turn, Optional<DayQuota> quota) {
    List<String> policies = new ArrayList<>();
    List<String> left = new ArrayList<>();
    turn.ifPresent(
        calls -> {
          policies.add(policy("requests", calls.limit(), SECOND));
          left.add(left("requests", calls.left(), SECOND));
        });
    quota.ifPresent(
        messages -> {
          policies.add(policy("messages", messages.limit(), DAY) + ";qu=\"messages\"");
          left.add(left("messages", messages.left(), messages.untilNextDay()));
        });
    if (policies.isEmpty()) {
      return response;
    }
    return Response.fromResponse(response)
        .header("RateLimit-Policy", String.join(", ", policies))
        .header("RateLimit", String.join(", ", left))
        .build();
  }

  public static Response retryAfter(Response response, Duration wait) {
    return Response.fromResponse(response).header(HttpHeaders.RETRY_AFTER, seconds(wait)).build();
  }

  private static String policy(String name, long limit, Duration window) {
    return "\"%s\";q=%d;w=%d".formatted(name, limit, window.toSeconds());
  }

  private static String left(String name, long left, Duration untilMore) {
    return "\"%s\";r=%d;t=%d".formatted(name, left, seconds(untilMore));
  }

  /** Rounded up: who comes back then must not be early. */
  private static long seconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
