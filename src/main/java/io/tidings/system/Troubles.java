package io.tidings.system;

import io.tidings.report.call.WebhookCalls.Refused;
import io.tidings.submit.Pause;
import io.tidings.system.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what is wrong; the worst comes first. */
final class Troubles {

  /** Fewer may be anybody who came by. */
  private static final int REFUSED_CALLS = 10;

  private static final Comparator<Trouble> WORST =
      Comparator.comparing(Trouble::broken).reversed().thenComparing(Trouble::code);

  private Troubles() {}

  /**
   * @param outboxLate for how long a message may be due
   */
  static List<Trouble> in(Situation situation, Duration outboxLate) {
    if (situation.away().isPresent()) {
      var away = situation.away().get();
      return List.of(
          new Trouble(
              TroubleCode.DATABASE_AWAY, true, away.since(), Map.of("reason", away.reason())));
    }
    var pauses = pauses(situation);
    var late = pauses.isEmpty() ? late(situation, outboxLate) : Optional.<Trouble>empty();
    return Stream.of(
            pauses.stream(),
            late.stream(),
            silent(situation).stream(),
            refused(situation).stream(),
            situation.nodes().stream().flatMap(node -> ofNode(node, situation.at()).stream()))
        .flatMap(found -> found)
        .sorted(WORST)
        .toList();
  }

  /** One for each kind of cause, with the words of the node where it began. */
  private static List<Trouble> pauses(Situation situation) {
    var living = situation.living();
    var paused = living.stream().flatMap(node -> node.pause().stream()).toList();
    boolean all = !paused.isEmpty() && paused.size() == living.size();
    return paused.stream().collect(Collectors.groupingBy(TroubleCode::of)).entrySet().stream()
        .map(kind -> pause(kind.getKey(), kind.getValue(), situation, all))
        .toList();
  }

  private static Trouble pause(
      TroubleCode code, List<Pause> pauses, Situation situation, boolean all) {
    var first = pauses.stream().min(Comparator.comparing(Pause::since)).orElseThrow();
    var probeAt = pauses.stream().map(Pause::probeAt).min(Comparator.naturalOrder()).orElseThrow();
    var values = waiting(situation.waiting());
    first.status().ifPresent(status -> values.put("status", status));
    values.put("reason", first.reason());
    values.put("probeAt", probeAt);
    values.put("nodes", pauses.size());
    values.put("ofNodes", situation.living().size());
    boolean broken = all && code != TroubleCode.SUBMIT_THROTTLED;
    return new Trouble(code, broken, first.since(), values);
  }

  private static Map<String, Object> waiting(Situation.Waiting waiting) {
    var values = new LinkedHashMap<String, Object>();
    values.put("waiting", waiting.messages());
    values.put("oldestSeconds", waiting.oldest().toSeconds());
    return values;
  }

  private static Optional<Trouble> late(Situation situation, Duration outboxLate) {
    var by = situation.waiting().oldest().minus(outboxLate);
    return by.isNegative() || by.isZero()
        ? Optional.empty()
        : Optional.of(
            new Trouble(
                TroubleCode.OUTBOX_LATE,
                false,
                situation.at().minus(by),
                waiting(situation.waiting())));
  }

  private static Optional<Trouble> silent(Situation situation) {
    return situation.living().stream()
        .filter(node -> node.silentSince().isPresent())
        .min(Comparator.comparing(node -> node.silentSince().orElseThrow()))
        .map(
            node ->
                new Trouble(
                    TroubleCode.REPORTS_SILENT,
                    false,
                    node.silentSince().orElseThrow(),
                    Map.of("reason", node.silence().orElse(""))));
  }

  private static Optional<Trouble> refused(Situation situation) {
    return situation.refused().stream()
        .filter(refused -> refused.calls() >= REFUSED_CALLS)
        .max(Comparator.comparingLong(Refused::calls))
        .map(
            refused ->
                new Trouble(
                    TroubleCode.REPORTS_REFUSED,
                    false,
                    refused.first(),
                    Map.of("calls", refused.calls(), "reason", refused.reason())));
  }

  private static List<Trouble> ofNode(Node node, Instant now) {
    if (node.isGone(now)) {
      var values = Map.<String, Object>of("node", node.name());
      return List.of(new Trouble(TroubleCode.NODE_GONE, false, node.seenAt(), values));
    }
    var found = new ArrayList<Trouble>();
    node.skewedSince()
        .ifPresent(since -> found.add(ofNode(TroubleCode.CLOCK_SKEW, since, node, node.skew())));
    node.slowSince()
        .ifPresent(
            since -> found.add(ofNode(TroubleCode.DATABASE_SLOW, since, node, node.answer())));
    return found;
  }

  private static Trouble ofNode(TroubleCode code, Instant since, Node node, Duration by) {
    return new Trouble(code, false, since, Map.of("node", node.name(), "millis", by.toMillis()));
  }
}
