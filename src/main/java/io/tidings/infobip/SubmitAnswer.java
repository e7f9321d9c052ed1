package io.tidings.infobip;

import io.tidings.infobip.http.HttpAnswer;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what an answer to {@code POST /sms/3/messages} means for the messages of the call. */
public final class SubmitAnswer {

  /** About what the call says; 413 because the call is too large, so that half of it may do. */
  private static final Set<Integer> REFUSED = Set.of(400, 413, 422);

  private static final int TIMED_OUT = 408;
  private static final int PROXY_ASKS = 407;
  private static final int TOO_MANY = 429;

  private SubmitAnswer() {}

  /**
   * @param submission whose texts must not get into a reason
   */
  public static SubmitOutcome outcome(HttpAnswer answer, Submission submission) {
    int status = answer.status();
    var reason = (status == PROXY_ASKS ? "The proxy answered " : "Infobip answered ") + status;
    if (status >= 200 && status < 300) {
      return new SubmitOutcome.Taken(InfobipMapper.answers(answer.json()).reports());
    }
    if (status >= 500 || status == TIMED_OUT) {
      return new SubmitOutcome.Unknown(reason);
    }
    if (status == TOO_MANY) {
      return new SubmitOutcome.Throttled(reason, retryAfter(answer));
    }
    if (REFUSED.contains(status)) {
      var violations = Violations.of(answer.json());
      return new SubmitOutcome.Refused(
          reason + violations.described(submission.said()),
          violations.concernAll(submission.hasOneText()));
    }
    return new SubmitOutcome.Blocked(reason);
  }

  private static @Nullable Duration retryAfter(HttpAnswer answer) {
    var value = answer.retryAfter();
    return value != null && value.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Long.parseLong(value))
        : null;
  }
}
