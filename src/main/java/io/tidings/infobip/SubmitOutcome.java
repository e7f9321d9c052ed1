package io.tidings.infobip;

import io.tidings.message.DeliveryReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call that submits; it decides whether the messages may ever be submitted again.
 */
public sealed interface SubmitOutcome {

  /** Why not all of its messages were taken, in words. */
  String reason();

  /**
   * Infobip took the call. Some messages may be REJECTED; one without an answer may have been taken
   * or not.
   */
  record Taken(List<DeliveryReport> answers) implements SubmitOutcome {

    @Override
    public String reason() {
      return "Infobip's answer does not name it";
    }
  }

  /**
   * Infobip refused what the call says, took none of it, and will refuse it again.
   *
   * @param shared what is wrong is shared by all messages of the call; else it may be one recipient
   */
  record Refused(String reason, boolean shared) implements SubmitOutcome {}

  /** Infobip takes nothing from this account as it is set up, whatever a call says. */
  record Blocked(String reason) implements SubmitOutcome {}

  /** Infobip took none of it, for calls come too fast. */
  record Throttled(String reason, @Nullable Duration retryAfter) implements SubmitOutcome {}

  /** Nothing of the call has left. */
  record Unreachable(String reason) implements SubmitOutcome {}

  /** Infobip may have the messages or not: they must not be submitted again before it is asked. */
  record Unknown(String reason) implements SubmitOutcome {}
}
