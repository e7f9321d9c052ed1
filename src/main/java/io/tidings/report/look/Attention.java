package io.tidings.report.look;

import io.tidings.json.JsonFactory;
import io.tidings.report.call.WebhookCalls;
import io.tidings.report.unmatched.UnmatchedReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts what an operator should look at. */
@ApplicationScoped
class Attention {

  /** More is as good as this, and costs no more to count. */
  static final int MOST = 1_000;

  private static final Duration A_DAY = Duration.ofDays(1);

  @Inject private WebhookCalls calls;
  @Inject private UnmatchedReports unmatched;
  @Inject private Clock clock;

  /**
   * @param asked since when; else the last day
   */
  JsonObject since(Optional<Instant> asked) {
    var since = asked.orElseGet(() -> clock.instant().minus(A_DAY));
    return JsonFactory.createObjectBuilder()
        .add("since", since.toString())
        .add("refused", calls.countRefusedSince(since, MOST))
        .add("unmatched", unmatched.count(false, MOST))
        .add("dismissed", unmatched.count(true, MOST))
        .build();
  }
}
