package io.tidings.sandbox;

import io.tidings.message.ProviderError;
import io.tidings.message.Recipient;
import io.tidings.message.Status;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message of a test key, chosen by the last two digits of its recipient: what the
 * simulator of the development tools does for the same digits, but for errors of its own.
 */
enum Ending {
  DELIVERED("01", Step.ACCEPTED, Step.DELIVERED),
  OPERATOR_FIRST("02", Step.ACCEPTED, Step.of("DELIVERED_TO_OPERATOR", 3, 2), Step.DELIVERED),
  ABSENT(
      "03",
      Step.ACCEPTED,
      new Step(
          new Status("UNDELIVERABLE_NOT_DELIVERED", 2, 9),
          new ProviderError(1, 27, "EC_ABSENT_SUBSCRIBER", false))),
  UNKNOWN(
      "04",
      Step.ACCEPTED,
      new Step(
          new Status("UNDELIVERABLE_NOT_DELIVERED", 2, 9),
          new ProviderError(1, 1, "EC_UNKNOWN_SUBSCRIBER", true))),
  EXPIRED("05", Step.ACCEPTED, Step.EXPIRED),
  NO_CREDITS("06", Step.of("REJECTED_NOT_ENOUGH_CREDITS", 5, 12)),
  REJECTED(
      "07",
      Step.ACCEPTED,
      new Step(
          new Status("REJECTED_PREFIX_MISSING", 5, 8),
          new ProviderError(2, 351, "EC_INVALID_DESTINATION_ADDRESS", false))),
  CORRECTED("09", Step.ACCEPTED, Step.EXPIRED, Step.DELIVERED),
  WAITING("10", Step.ACCEPTED, Step.of("PENDING_WAITING_DELIVERY", 1, 3), Step.DELIVERED),
  NEW_STATUS("11", Step.ACCEPTED, Step.of("DELIVERED_BY_PIGEON", 3, 9001)),
  FLOODING(
      "12",
      Step.ACCEPTED,
      new Step(
          new Status("REJECTED_FLOODING_FILTER", 5, 20),
          new ProviderError(2, 4103, "EC_DESTINATION_FLOODING", true))),
  VANISHED("14", Step.ACCEPTED, Step.NO_REPORT),
  STUCK("15", Step.ACCEPTED, Step.of("PENDING_ENROUTE", 1, 7), Step.NO_REPORT);

  /** One place on the way of a message. */
  record Step(Status status, ProviderError error) {

    static final Step ACCEPTED = of("PENDING_ACCEPTED", 1, 26);
    static final Step DELIVERED = of("DELIVERED_TO_HANDSET", 3, 5);
    static final Step EXPIRED =
        new Step(
            new Status("EXPIRED_EXPIRED", 4, 15),
            new ProviderError(2, 4101, "EC_VALIDITY_EXPIRED", true));
    static final Step NO_REPORT = new Step(Status.NO_REPORT, ProviderError.NONE);

    /** Else it is what the submit is answered, or what nobody tells. */
    boolean isReported() {
      return !equals(ACCEPTED) && !equals(NO_REPORT);
    }

    @Nullable String reason() {
      return equals(NO_REPORT) ? "Of a test to such a number no report comes." : null;
    }

    static Step of(String name, int group, int id) {
      return new Step(new Status(name, group, id), new ProviderError(0, 0, "NO_ERROR", false));
    }
  }

  private final String digits;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Step> steps;

  Ending(String digits, Step... steps) {
    this.digits = digits;
    this.steps = List.of(steps);
  }

  static Ending of(Recipient recipient) {
    return Arrays.stream(values())
        .filter(ending -> recipient.number().endsWith(ending.digits))
        .findFirst()
        .orElse(DELIVERED);
  }

  List<Step> steps() {
    return steps;
  }
}
