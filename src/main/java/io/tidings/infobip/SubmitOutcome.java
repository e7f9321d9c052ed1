package io.tidings.infobip;

import io.tidings.message.DeliveryReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call that submits; it decides whether the messages may ever be submitted again.
 */
public sealed interface SubmitOutcome {

  /** Infobip took the call and answered for each message; some may be REJECTED. */
  record Taken(List<DeliveryReport> answers) implements SubmitOutcome {}

  /** Infobip is known not to have the messages, and may take them later. */
  record NotTaken(String reason, @Nullable Duration retryAfter) implements SubmitOutcome {}

  /** Infobip refused the call and will refuse it again. */
  record Refused(String reason) implements SubmitOutcome {}

  /** Infobip may have the messages or not: they must not be submitted again before it is asked. */
  record Unknown(String reason) implements SubmitOutcome {}
}
