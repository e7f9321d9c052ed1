package io.tidings.report.silence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.infobip.http.InfobipSettings;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.message.Source;
import io.tidings.message.record.MessageStatusChanged;
import io.tidings.report.call.WebhookCalls;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices that this node submits messages and no report comes to any node: the reconciler finds out
 * what became of them, so nobody would notice otherwise.
 */
@ApplicationScoped
public class SilenceAlarm implements Background {

  private static final System.Logger LOG = System.getLogger(SilenceAlarm.class.getName());
  private static final Duration SELDOM = Duration.ofSeconds(30);

  @Inject private WebhookCalls calls;
  @Inject private SilenceSettings settings;
  @Inject private InfobipSettings infobip;
  @Inject private MeterRegistry meters;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private final Silence silence = new Silence();
  private volatile Optional<String> warning = Optional.empty();

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    Gauge.builder("tidings.reports.silence", () -> seconds())
        .description("How long messages have been submitted on this node without a report coming")
        .baseUnit("seconds")
        .register(meters);
    var half = settings.after().dividedBy(2);
    return Loop.start(threads, "silence", half.compareTo(SELDOM) < 0 ? half : SELDOM, this::look);
  }

  /** What was rejected or failed at once needs no report. */
  void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessageStatusChanged changed) {
    for (var event : changed.events()) {
      if (event.source() == Source.REPORT) {
        silence.reportedAt(event.at());
      } else if (event.source() == Source.SUBMIT && !event.isFinal()) {
        silence.submitted(event.at());
      }
    }
  }

  /** A sentence that says what is likely wrong; empty while reports come. */
  public Optional<String> warning() {
    return warning;
  }

  /** Since when messages have been submitted without a report; empty while reports come. */
  public Optional<Instant> silentSince() {
    return warning.flatMap(tooLong -> silence.spell()).map(Silence.Spell::since);
  }

  private long seconds() {
    return silence
        .spell()
        .map(spell -> Duration.between(spell.since(), clock.instant()).toSeconds())
        .orElse(0L);
  }

  /** The database is asked only when this node has heard nothing for long. */
  boolean look() {
    if (isSilentTooLong()) {
      silence
          .spell()
          .flatMap(spell -> calls.newestAcceptedSince(spell.since()))
          .ifPresent(silence::reportedAt);
    }
    boolean tooLong = isSilentTooLong();
    if (tooLong && warning.isEmpty()) {
      warning = silence.spell().map(this::sentence);
      LOG.log(Level.WARNING, warning.orElse(""));
    } else if (!tooLong && warning.isPresent()) {
      warning = Optional.empty();
      LOG.log(Level.INFO, "reports come again");
    }
    return false;
  }

  private boolean isSilentTooLong() {
    return silence
        .spell()
        .filter(spell -> spell.messages() >= settings.messages())
        .filter(spell -> spell.since().plus(settings.after()).isBefore(clock.instant()))
        .isPresent();
  }

  private String sentence(Silence.Spell spell) {
    return "No report has come since %s although %d messages were submitted; %s"
        .formatted(
            spell.since(),
            spell.messages(),
            LikelyCause.of(calls.mostRefusedSince(spell.since()), infobip));
  }
}
