package io.tidings.infobip;

import io.tidings.message.DeliveryReport;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a body of {@code results}, in its order. A body without them is one broken
 * entry.
 */
public record ParsedReports(List<Entry> entries) {

  /** One of the results. */
  public sealed interface Entry {

    /** As it came. */
    @Nullable String raw();
  }

  /** It can belong to a message of ours. */
  public record Ours(DeliveryReport report, JsonObject json) implements Entry {

    /** Made when it is asked for: most reports are kept with their call only. */
    @Override
    public String raw() {
      return InfobipMapper.raw(json);
    }
  }

  /** It carries an id that we never make. */
  public record Foreign(String raw) implements Entry {}

  /** It is no report, but what a phone sent, or whom a channel blocks. */
  public record Inbound(String raw) implements Entry {}

  /** It is nothing that we know. */
  public record Broken() implements Entry {

    @Override
    public @Nullable String raw() {
      return null;
    }
  }

  /** The same, with a reason for people in each report. */
  public ParsedReports because(String why) {
    return new ParsedReports(entries.stream().map(entry -> because(entry, why)).toList());
  }

  private static Entry because(Entry entry, String why) {
    return entry instanceof Ours ours ? new Ours(ours.report().because(why), ours.json()) : entry;
  }

  /** Those that can belong to a message of ours, kept as they came by a webhook call. */
  public List<DeliveryReport> keptIn(UUID call) {
    var reports = new ArrayList<DeliveryReport>(entries.size());
    for (int place = 0; place < entries.size(); place++) {
      if (entries.get(place) instanceof Ours ours) {
        reports.add(ours.report().keptIn(call, place));
      }
    }
    return reports;
  }

  /** Those that can belong to a message of ours. */
  public List<DeliveryReport> reports() {
    return entries.stream()
        .filter(Ours.class::isInstance)
        .map(entry -> ((Ours) entry).report())
        .toList();
  }
}
