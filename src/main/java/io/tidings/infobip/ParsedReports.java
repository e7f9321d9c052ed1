package io.tidings.infobip;

import io.tidings.message.DeliveryReport;
import java.util.List;

/**
 * What was found in a body of {@code results}, in its order. A body without them is one broken
 * entry.
 */
public record ParsedReports(List<Entry> entries) {

  /** One of the results. */
  public sealed interface Entry {}

  /** It can belong to a message of ours. */
  public record Ours(DeliveryReport report) implements Entry {}

  /** It carries an id that we never make. */
  public record Foreign(String raw) implements Entry {}

  /** It is no report, but what a phone sent, or whom a channel blocks. */
  public record Inbound(String raw) implements Entry {}

  /** It is nothing that we know. */
  public record Broken() implements Entry {}

  /** The same, with a reason for people in each report. */
  public ParsedReports because(String why) {
    return new ParsedReports(entries.stream().map(entry -> because(entry, why)).toList());
  }

  private static Entry because(Entry entry, String why) {
    return entry instanceof Ours ours ? new Ours(ours.report().because(why)) : entry;
  }

  /** Those that can belong to a message of ours. */
  public List<DeliveryReport> reports() {
    return entries.stream()
        .filter(Ours.class::isInstance)
        .map(entry -> ((Ours) entry).report())
        .toList();
  }
}
