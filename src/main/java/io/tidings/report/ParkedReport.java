package io.tidings.report;

import io.tidings.infobip.InfobipMapper;
import io.tidings.infobip.ParsedReports;
import io.tidings.infobip.ReportOrigin;
import io.tidings.message.MessageId;
import io.tidings.message.Verdict;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A report without a message, to be kept until one turns up or it is too old. */
record ParkedReport(UUID id, ReportCall call, int entry, ReportOrigin origin, String raw) {

  static final Columns<ParkedReport> STORED =
      new Columns<ParkedReport>()
          .and("id", Type.UUID, ParkedReport::id)
          .and("call_id", Type.UUID, parked -> parked.call.id())
          .and("entry", Type.INTEGER, ParkedReport::entry)
          .and("received_at", Type.TIME, parked -> parked.call.receivedAt())
          .and("reported_id", Type.TEXT, parked -> parked.origin.messageId())
          .and(
              "our_id",
              Type.UUID,
              parked -> MessageId.parse(parked.origin.messageId()).orElse(null))
          .and("recipient", Type.TEXT, parked -> parked.origin.recipient())
          .and("callback_data", Type.TEXT, parked -> parked.origin.callbackData())
          .and("raw", Type.TEXT, ParkedReport::raw)
          .and("replayed_by", Type.TEXT, parked -> parked.call.replayedBy());

  /** Those of the calls that nobody's message is known for. */
  static List<ParkedReport> of(List<JudgedCall> judged) {
    var parked = new ArrayList<ParkedReport>();
    for (var one : judged) {
      for (int entry = 0; entry < one.verdicts().size(); entry++) {
        if (one.verdicts().get(entry) == Verdict.UNMATCHED) {
          parked.add(of(one.call(), entry));
        }
      }
    }
    return parked;
  }

  private static ParkedReport of(ReportCall call, int entry) {
    var raw = raw(call.parsed().entries().get(entry));
    return new ParkedReport(MessageId.next(), call, entry, InfobipMapper.origin(raw), raw);
  }

  private static String raw(ParsedReports.Entry entry) {
    return entry instanceof ParsedReports.Ours ours
        ? String.valueOf(ours.report().raw())
        : ((ParsedReports.Foreign) entry).raw();
  }
}
