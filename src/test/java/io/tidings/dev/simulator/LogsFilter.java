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
    Instant since,
    Instant until,
    Instant now)
    implements Predicate<Message> {

  static LogsFilter of(Call call, Instant now) {
    var violations = new Violations();
    var start = now.minus(LogsEndpoint.WINDOW);
    var filter =
        new LogsFilter(
            call.parameters("bulkId"),
            call.parameters("campaignReferenceId"),
            call.parameter("entityId"),
            call.parameter("applicationId"),
            call.parameter("destination").map(LogsFilter::withoutPlus),
            call.parameter("sender"),
            call.parameter("generalStatus"),
            moment(call, "sentSince", violations).filter(start::isBefore).orElse(start),
            moment(call, "sentUntil", violations).orElse(Instant.MAX),
            now);
    violations.refuseIfAny();
    return filter;
  }

  @Override
  public boolean test(Message message) {
    return message.isInLogs()
        && !message.sentAt().isBefore(since)
        && !message.sentAt().isAfter(until)
        && isAmong(bulkIds, message.bulkId())
        && isAmong(campaigns, message.text().labels().campaignReferenceId())
        && isSame(entityId, message.text().labels().entityId())
        && isSame(applicationId, message.text().labels().applicationId())
        && isSame(sender, message.text().sender())
        && recipient.map(message.recipient()::equals).orElse(true)
        && group.map(message.standing(now).status().groupName()::equals).orElse(true);
  }

  private static boolean isAmong(List<String> asked, Optional<String> value) {
    return asked.isEmpty() || value.filter(asked::contains).isPresent();
  }

  private static boolean isSame(Optional<String> asked, Optional<String> value) {
    return asked.isEmpty() || asked.equals(value);
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
