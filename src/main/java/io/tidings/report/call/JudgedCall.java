package io.tidings.report.call;

import io.tidings.infobip.ParsedReports;
import io.tidings.message.Verdict;
import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A webhook call and what became of each of its entries.
 *
 * @param verdicts in the order of the entries
 */
public record JudgedCall(AcceptedCall call, List<Verdict> verdicts) {

  /** Of an entry that set none. */
  static final char NO_OUTCOME = '-';

  /** As a row of accepted calls. */
  static final Columns<JudgedCall> STORED =
      new Columns<JudgedCall>()
          .and("id", Type.UUID, judged -> judged.call.id())
          .and("received_at", Type.TIME, judged -> judged.call.receivedAt())
          .and("bytes", Type.INTEGER, judged -> judged.call.body().length)
          .and(
              "reports",
              Type.INTEGER,
              judged ->
                  judged.verdicts.size()
                      - judged.count(Verdict.BROKEN)
                      - judged.count(Verdict.INBOUND))
          .and("unmatched", Type.INTEGER, judged -> judged.count(Verdict.UNMATCHED))
          .and("broken", Type.INTEGER, judged -> judged.count(Verdict.BROKEN))
          .and("remote", Type.TEXT, judged -> judged.call.remote())
          .and("headers", Type.TEXT, judged -> judged.call.headers())
          .and("body", Type.BYTES, judged -> judged.call.body())
          .and("verdicts", Type.TEXT, JudgedCall::letters)
          .and("replay_of", Type.UUID, judged -> judged.call.replayOf())
          .and("replayed_by", Type.TEXT, judged -> judged.call.replayedBy())
          .and("first_message", Type.UUID, judged -> judged.messages().findFirst().orElse(null))
          .and("messages", Type.INTEGER, judged -> (int) judged.messages().distinct().count())
          .and("outcomes", Type.TEXT, JudgedCall::outcomes);

  /**
   * @param ofReports gives the verdicts on the reports of the call, in their order
   */
  public static JudgedCall of(AcceptedCall call, Iterator<Verdict> ofReports) {
    var verdicts =
        call.parsed().entries().stream()
            .map(entry -> entry instanceof ParsedReports.Ours ? ofReports.next() : verdict(entry))
            .toList();
    return new JudgedCall(call, verdicts);
  }

  private static Verdict verdict(ParsedReports.Entry entry) {
    if (entry instanceof ParsedReports.Inbound) {
      return Verdict.INBOUND;
    }
    return entry instanceof ParsedReports.Foreign ? Verdict.UNMATCHED : Verdict.BROKEN;
  }

  /** The same of a call that is stored in another form. */
  public JudgedCall of(AcceptedCall other) {
    return new JudgedCall(other, verdicts);
  }

  /** Those of ours that its reports are about, in their order. */
  private Stream<UUID> messages() {
    return IntStream.range(0, verdicts.size()).boxed().flatMap(place -> message(place).stream());
  }

  private Optional<UUID> message(int place) {
    var verdict = verdicts.get(place);
    return verdict != Verdict.UNMATCHED
            && verdict != Verdict.BROKEN
            && call.parsed().entries().get(place) instanceof ParsedReports.Ours ours
        ? Optional.of(ours.report().messageId())
        : Optional.empty();
  }

  /** In the order of the entries, a letter for each. */
  private String outcomes() {
    var letters = new StringBuilder(verdicts.size());
    for (int place = 0; place < verdicts.size(); place++) {
      letters.append(outcome(place));
    }
    return letters.toString();
  }

  private char outcome(int place) {
    return verdicts.get(place).changesStatus()
            && call.parsed().entries().get(place) instanceof ParsedReports.Ours ours
        ? ours.report().status().outcome().letter()
        : NO_OUTCOME;
  }

  int count(Verdict verdict) {
    return (int) verdicts.stream().filter(verdict::equals).count();
  }

  private String letters() {
    var letters = new StringBuilder(verdicts.size());
    verdicts.forEach(verdict -> letters.append(verdict.letter()));
    return letters.toString();
  }
}
