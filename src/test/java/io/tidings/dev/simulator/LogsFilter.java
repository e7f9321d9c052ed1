package io.tidings.dev.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Picks out of the logs what a call asks for. */
record LogsFilter(
    List<String> bulkIds,
    List<String> campaigns,
    Optional<String> entityId,
    Optional<String> applicationId,
    Optional<String> recipient,
    Optional<String> sender,
    Optional<String> group,
    Optional<String> mcc,
    Optional<String> mnc,
    Instant since,
    Instant until,
    Instant now)
    implements Predicate<Message> {
  private static final int LONGEST_LIST = 2048;
  private static final int MCC_DIGITS = 3;

  static LogsFilter of(Call call, ApiVersion version, Instant now) {
    var violations = new Violations();
    var start = now.minus(LogsEndpoint.WINDOW);
    var filter =
        new LogsFilter(
            list(call, "bulkId", violations),
            call.parameters("campaignReferenceId"),
            call.parameter("entityId"),
            call.parameter("applicationId"),
            call.parameter(version.destination).map(LogsFilter::withoutPlus),
            call.parameter(version.sender),
            group(call, violations),
            call.parameter("mcc"),
            mnc(call, violations),
            moment(call, "sentSince", violations).filter(start::isBefore).orElse(start),
            moment(call, "sentUntil", violations).orElse(Instant.MAX),
            now);
    violations.refuseIfAny();
    return filter;
  }

  /** A list with commas, which may not be too long. */
  static List<String> list(Call call, String name, Violations violations) {
    var values = call.parameters(name);
    if (String.join(",", values).length() > LONGEST_LIST) {
      violations.add(name, "size must be between 0 and " + LONGEST_LIST);
    }
    return values;
  }

  @Override
  public boolean test(Message message) {
    return message.isInLogs()
        && !message.sentAt().isBefore(since)
        && !message.sentAt().isAfter(until)
        && isAmong(bulkIds, Optional.of(message.bulkId()))
        && isAmong(campaigns, message.text().labels().campaignReferenceId())
        && isSame(entityId, message.text().labels().entityId())
        && isSame(applicationId, message.text().labels().applicationId())
        && isSame(sender, message.text().sender())
        && recipient.map(message.recipient()::equals).orElse(true)
        && isIn(message.scenario().mccMnc())
        && group.map(message.reached(now).status().groupName()::equals).orElse(true);
  }

  private boolean isIn(String network) {
    int end = Math.min(MCC_DIGITS, network.length());
    return mcc.map(network.substring(0, end)::equals).orElse(true)
        && mnc.map(network.substring(end)::equals).orElse(true);
  }

  private static boolean isAmong(List<String> asked, Optional<String> value) {
    return asked.isEmpty() || value.filter(asked::contains).isPresent();
  }

  private static boolean isSame(Optional<String> asked, Optional<String> value) {
    return asked.isEmpty() || asked.equals(value);
  }

  private static Optional<String> group(Call call, Violations violations) {
    var group = call.parameter("generalStatus");
    if (group.filter(name -> !StatusCode.isGroup(name)).isPresent()) {
      violations.add("generalStatus", "must be the name of a group of statuses");
    }
    return group;
  }

  private static Optional<String> mnc(Call call, Violations violations) {
    var mnc = call.parameter("mnc");
    if (mnc.isPresent() && call.parameter("mcc").isEmpty()) {
      violations.add("mnc", "must come with mcc");
    }
    return mnc;
  }

  /** A plus that was not escaped arrives as a space, in a number as in the offset of a date. */
  private static Optional<Instant> moment(Call call, String name, Violations violations) {
    var text = call.parameter(name);
    var moment = text.map(value -> value.replace(' ', '+')).flatMap(InfobipDate::read);
    if (text.isPresent() && moment.isEmpty()) {
      violations.add(name, "must be a date as yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    }
    return moment;
  }

  private static String withoutPlus(String number) {
    return number.replaceFirst("^[+ ]", "");
  }
}
