package io.tidings.send.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.send.limit.CallRate.RateDecision;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitHeadersTest {

  private static final Optional<RateDecision> TURN = Optional.of(new RateDecision(true, 50, 49));
  private static final Optional<DayQuota> QUOTA =
      Optional.of(new DayQuota(10_000, 9_412, Duration.ofHours(11).minusMillis(1)));

  @Test
  void both_limits_are_told_in_one_list() {
    var response = LimitHeaders.add(Response.accepted().build(), TURN, QUOTA);

    assertThat(response.getHeaderString("RateLimit-Policy"))
        .isEqualTo("\"requests\";q=50;w=1, \"messages\";q=10000;w=86400;qu=\"messages\"");
    assertThat(response.getHeaderString("RateLimit"))
        .isEqualTo("\"requests\";r=49;t=1, \"messages\";r=9412;t=39600");
  }

  @Test
  void without_a_limit_nothing_is_told() {
    var response =
        LimitHeaders.add(Response.accepted().build(), Optional.empty(), Optional.empty());

    assertThat(response.getHeaders()).isEmpty();
  }

  @Test
  void the_time_to_wait_is_rounded_up() {
    var response = LimitHeaders.retryAfter(Response.status(429).build(), Duration.ofMillis(1_001));

    assertThat(response.getHeaderString("Retry-After")).isEqualTo("2");
  }
}
