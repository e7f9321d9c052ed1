package io.tidings.read.json;

import io.tidings.infobip.words.Explanation;
import io.tidings.message.Attempt;
import io.tidings.message.Outcome;
import java.util.Optional;

/** Tells in words for a person what was tried for a message. */
final class AttemptWords {

  private AttemptWords() {}

  /** The same of what was tried last, with the cause of a wait that goes on. */
  static Explanation ofLast(Attempt attempt, Outcome outcome, Optional<String> reason) {
    return attempt == Attempt.WAITING && reason.isPresent()
        ? new Explanation(
            "It waits: nothing can be handed to Infobip at the moment (%s)."
                .formatted(reason.get()),
            null,
            null,
            null)
        : of(attempt, outcome);
  }

  /**
   * @param outcome of the message when it was tried
   */
  static Explanation of(Attempt attempt, Outcome outcome) {
    return new Explanation(sentence(attempt, outcome), null, null, null);
  }

  private static String sentence(Attempt attempt, Outcome outcome) {
    return switch (attempt) {
      case UNANSWERED ->
          "It was submitted, and no answer came: Infobip's logs are asked whether Infobip has it.";
      case LOOKED ->
          outcome == Outcome.PENDING
              ? "No answer came when it was submitted, and Infobip's logs do not know it yet."
              : "No report has come, and Infobip's logs know nothing new of it.";
      case DUE_AGAIN -> "Infobip's logs do not know it, so it is submitted again.";
      case PUT_OFF -> "Infobip asked to wait: it is submitted again later.";
      case WAITING -> "It waits: nothing can be handed to Infobip at the moment.";
      case WENT_ON -> "The wait is over: it is being handed to Infobip.";
    };
  }
}
