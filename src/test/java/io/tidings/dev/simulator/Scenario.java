package io.tidings.dev.simulator;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of a message, chosen by the last two digits of its recipient. */
enum Scenario {
  DELIVERED(
      "01", "delivered; so is every recipient not listed here", Known.BY_REPORT, Step.DELIVERED),
  OPERATOR_FIRST(
      "02",
      "reaches the operator, then the handset",
      Known.BY_REPORT,
      new Step(StatusCode.DELIVERED_TO_OPERATOR, ErrorCode.NO_ERROR),
      Step.DELIVERED),
  ABSENT(
      "03",
      "absent subscriber",
      Known.BY_REPORT,
      new Step(StatusCode.UNDELIVERABLE_NOT_DELIVERED, ErrorCode.EC_ABSENT_SUBSCRIBER)),
  UNKNOWN(
      "04",
      "unknown subscriber, a permanent error",
      Known.BY_REPORT,
      new Step(StatusCode.UNDELIVERABLE_NOT_DELIVERED, ErrorCode.EC_UNKNOWN_SUBSCRIBER)),
  EXPIRED("05", "expires", Known.BY_REPORT, Step.EXPIRED),
  NO_CREDITS("06", "refused inside the 200 answer to the submit; no report", Known.BY_LOGS),
  REJECTED(
      "07",
      "rejected by a report",
      Known.BY_REPORT,
      new Step(StatusCode.REJECTED_PREFIX_MISSING, ErrorCode.EC_INVALID_DESTINATION_ADDRESS)),
  SILENT("08", "delivered, but only the logs ever tell", Known.BY_LOGS, Step.DELIVERED),
  CORRECTED(
      "09",
      "expired, and later delivered after all",
      Known.BY_REPORT,
      Step.EXPIRED,
      Step.DELIVERED),
  WAITING(
      "10",
      "an intermediate report first, then delivered",
      Known.BY_REPORT,
      new Step(StatusCode.PENDING_WAITING_DELIVERY, ErrorCode.NO_ERROR),
      Step.DELIVERED),
  NEW_STATUS(
      "11",
      "a status id nobody has heard of",
      Known.BY_REPORT,
      new Step(StatusCode.DELIVERED_BY_PIGEON, ErrorCode.NO_ERROR)),
  FLOODING(
      "12",
      "stopped by the flooding filter",
      Known.BY_REPORT,
      new Step(StatusCode.REJECTED_FLOODING_FILTER, ErrorCode.EC_DESTINATION_FLOODING)),
  ODD_FORMAT(
      "13",
      "delivered; `mccMnc` is the text `null` and dates have the offset `+0100`",
      Known.BY_REPORT,
      Step.DELIVERED),
  VANISHED("14", "accepted, then never heard of again", Known.NOWHERE),
  PENDING_FOR_EVER(
      "15",
      "stays on its way, past its validity",
      Known.BY_REPORT,
      new Step(StatusCode.PENDING_ENROUTE, ErrorCode.NO_ERROR));

  /** Where Infobip tells what became of a message. */
  enum Known {
    BY_REPORT,
    BY_LOGS,
    NOWHERE
  }

  /** One place on the way of a message. */
  record Step(StatusCode status, ErrorCode error) {
    static final Step DELIVERED = new Step(StatusCode.DELIVERED_TO_HANDSET, ErrorCode.NO_ERROR);
    static final Step EXPIRED = new Step(StatusCode.EXPIRED_EXPIRED, ErrorCode.EC_VALIDITY_EXPIRED);

    String describe() {
      return "%d/%d %s, error %d/%d"
          .formatted(status.groupId, status.id, status, error.groupId, error.id);
    }
  }

  private final String digits;
  private final String description;
  final Known known;
  final List<Step> steps;

  Scenario(String digits, String description, Known known, Step... steps) {
    this.digits = digits;
    this.description = description;
    this.known = known;
    this.steps = List.of(steps);
  }

  static Scenario of(String recipient) {
    return Stream.of(values())
        .filter(scenario -> recipient.endsWith(scenario.digits))
        .findFirst()
        .orElse(DELIVERED);
  }

  String mccMnc() {
    return this == ODD_FORMAT ? "null" : "21901";
  }

  ZoneOffset offset() {
    return this == ODD_FORMAT ? ZoneOffset.ofHours(1) : ZoneOffset.UTC;
  }

  static String markdownTable() {
    return Stream.of(values())
        .map(Scenario::markdownRow)
        .collect(
            Collectors.joining(
                "\n",
                "| last digits | what happens | reports | known by |\n|---|---|---|---|\n",
                "\n"));
  }

  private String markdownRow() {
    var reports =
        known == Known.BY_REPORT
            ? steps.stream().map(Step::describe).collect(Collectors.joining("; then "))
            : "none";
    return "| %s | %s | %s | %s |".formatted(digits, description, reports, knownBy());
  }

  private String knownBy() {
    return switch (known) {
      case BY_REPORT -> "reports and logs";
      case BY_LOGS -> "logs";
      case NOWHERE -> "nothing";
    };
  }

  /** Prints the table of scenarios. */
  public static void main(String[] arguments) {
    System.out.print(markdownTable());
  }
}
