package io.tidings.report.intake;

import io.tidings.infobip.InfobipMapper;
import io.tidings.infobip.ParsedReports;
import io.tidings.message.Recipient;
import io.tidings.message.Source;
import io.tidings.problem.JsonBody;
import io.tidings.pseudonym.NumberForms;
import io.tidings.report.call.AcceptedCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A report that comes late brings the number of a recipient back who was erased: its call is kept
 * with the pseudonym in its place.
 */
final class ErasedNumbers {

  private ErasedNumbers() {}

  /**
   * @param erased messages whose recipient was erased, with the pseudonym
   */
  static AcceptedCall in(AcceptedCall call, Map<UUID, Recipient> erased) {
    var numbers =
        call.parsed().entries().stream().flatMap(entry -> number(entry, erased).stream()).toList();
    return numbers.isEmpty() ? call : without(numbers, call);
  }

  private static Optional<NumberForms> number(
      ParsedReports.Entry entry, Map<UUID, Recipient> erased) {
    if (!(entry instanceof ParsedReports.Ours ours)) {
      return Optional.empty();
    }
    return Optional.ofNullable(erased.get(ours.report().messageId()))
        .flatMap(
            pseudonym ->
                Optional.ofNullable(InfobipMapper.origin(ours.raw()).recipient())
                    .map(number -> NumberForms.of(number, pseudonym.number())));
  }

  private static AcceptedCall without(List<NumberForms> numbers, AcceptedCall call) {
    var headers = call.headers();
    byte[] body = call.body();
    for (var number : numbers) {
      headers = number.replaceIn(headers);
      body = number.replaceIn(body);
    }
    return call.as(headers, body, InfobipMapper.reports(JsonBody.object(body), Source.REPORT));
  }
}
