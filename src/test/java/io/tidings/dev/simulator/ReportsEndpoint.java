package io.tidings.dev.simulator;

import java.time.Clock;
import java.util.Optional;

/** Hands reports out to those who ask: each once, for 48 hours. */
final class ReportsEndpoint implements Endpoint {
  private final Mailbox mailbox;
  private final Clock clock;

  ReportsEndpoint(Mailbox mailbox, Clock clock) {
    this.mailbox = mailbox;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) {
    var version = ApiVersion.of(call.path());
    var results = JsonText.array();
    mailbox
        .take(report -> isWanted(report, call), Limit.of(call))
        .forEach(each -> results.add(ReportJson.report(each.message, each.report, version)));
    return Answer.json(200, JsonText.object().add("results", results).build());
  }

  private boolean isWanted(TrackedReport report, Call call) {
    var message = report.message;
    var labels = message.text().labels();
    return report.report.doneAt().isAfter(clock.instant().minus(LogsEndpoint.WINDOW))
        && matches(call, "messageId", Optional.of(message.messageId()))
        && matches(call, "bulkId", Optional.of(message.bulkId()))
        && matches(call, "entityId", labels.entityId())
        && matches(call, "applicationId", labels.applicationId())
        && matches(call, "campaignReferenceId", labels.campaignReferenceId());
  }

  private static boolean matches(Call call, String parameter, Optional<String> value) {
    var asked = call.parameter(parameter);
    return asked.isEmpty() || asked.equals(value);
  }
}
