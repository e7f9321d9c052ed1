package io.tidings.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.live.channel.Opening;
import io.tidings.sse.StreamSink;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** What operators watch about the streams of this node. */
@ApplicationScoped
class StreamMeters {

  private static final String DROPPED = "tidings.streams.dropped";
  private static final String OPENED = "tidings.streams.opened";

  @Inject private MeterRegistry registry;

  /** Counters that never counted would be missing from the first scrapes. */
  @PostConstruct
  void register() {
    for (var drop : StreamSink.Drop.values()) {
      registry.counter(DROPPED, "reason", word(drop));
    }
    for (var beginning : Opening.Beginning.values()) {
      registry.counter(OPENED, "with", word(beginning));
    }
    registry.counter("tidings.streams.replayed");
  }

  void show(IntSupplier open, IntSupplier held, LongSupplier lag) {
    Gauge.builder("tidings.streams.open", open::getAsInt)
        .description("Streams open on this node")
        .register(registry);
    Gauge.builder("tidings.streams.held", held::getAsInt)
        .description("The same with those that are closed and whose reader keeps the connection")
        .register(registry);
    Gauge.builder("tidings.log.lag", lag::getAsLong)
        .description("Committed events this node has yet to give to its streams")
        .register(registry);
  }

  void opened(Opening opening) {
    registry.counter(OPENED, "with", word(opening.beginning())).increment();
    registry.counter("tidings.streams.replayed").increment(opening.replayed());
  }

  void dropped(StreamSink.Drop drop) {
    registry.counter(DROPPED, "reason", word(drop)).increment();
  }

  void refused(StreamRefusal refusal) {
    registry.counter("tidings.streams.refused", "reason", refusal.reason()).increment();
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
