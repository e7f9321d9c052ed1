package io.tidings.infobip.words;

import io.tidings.message.Outcome;
import io.tidings.message.Price;
import io.tidings.message.ProviderError;
import io.tidings.message.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a status and its error mean, in words for a person. A code that Infobip has added since
 * falls back to what its group means.
 *
 * @param text one sentence
 * @param advice what to do about it; null when there is nothing to do
 * @param resend null unless it failed
 * @param charged whether Infobip charged for it; null when that is not known
 */
public record Explanation(
    String text, @Nullable String advice, @Nullable Resend resend, @Nullable Boolean charged) {

  private static final int EXPIRED = 4;
  private static final String PROVIDER = "Infobip";
  private static final String SEND_AGAIN = "Send it again later.";
  private static final String FAILS_AGAIN =
      "The same would fail again: reach this person otherwise.";

  public static Explanation of(Status status, ProviderError error, Optional<Price> price) {
    var entry = StatusTable.of(status);
    var charged = entry.charged() == null ? charged(status, price) : entry.charged();
    if (status.outcome() != Outcome.FAILED) {
      return new Explanation(sentence(entry), entry.words().advice(), null, charged);
    }
    var cause = ErrorTable.of(error);
    var told = cause.map(ErrorTable.Entry::words).filter(words -> words.sentence() != null);
    var text = told.map(words -> reason(status, words)).orElseGet(() -> sentence(entry));
    if (isNews(error, cause)) {
      return Boolean.TRUE.equals(error.permanent())
          ? new Explanation(text, FAILS_AGAIN, Resend.NEVER, charged)
          : new Explanation(text, SEND_AGAIN, Resend.LATER, charged);
    }
    return new Explanation(
        text,
        told.map(PlainWords::advice).orElse(entry.words().advice()),
        cause.map(known -> known.words().resend()).orElse(entry.words().resend()),
        charged);
  }

  /**
   * Whether the report says of the error what the registry does not. Infobip has changed its mind
   * about what is permanent before, and then the report is right.
   */
  private static boolean isNews(ProviderError error, Optional<ErrorTable.Entry> cause) {
    boolean isError = error.id() != null && error.id() != 0;
    var permanent = error.permanent();
    return isError
        && permanent != null
        && cause.filter(known -> permanent == known.permanent()).isEmpty();
  }

  private static String sentence(StatusTable.Entry entry) {
    return String.valueOf(entry.words().sentence());
  }

  /** Of a message that expired the error tells only what held it up. */
  private static String reason(Status status, PlainWords words) {
    var sentence = String.valueOf(words.sentence());
    if (status.groupId() == null || status.groupId() != EXPIRED) {
      return sentence;
    }
    return "It expired: "
        + (sentence.startsWith(PROVIDER)
            ? sentence
            : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1));
  }

  private static @Nullable Boolean charged(Status status, Optional<Price> price) {
    int sign = price.map(said -> said.amount().signum()).orElse(-1);
    if (sign > 0) {
      return true;
    }
    return (sign == 0 && status.isFinal()) ? Boolean.FALSE : null;
  }
}
