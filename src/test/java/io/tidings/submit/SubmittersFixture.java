package io.tidings.submit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.InjectionFixture;
import io.tidings.config.SettingsFixture;
import io.tidings.dev.SettableClock;
import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.Submission;
import io.tidings.infobip.SubmitOutcome;
import io.tidings.infobip.http.InfobipSettings;
import io.tidings.infobip.http.InfobipSettingsFixture;
import io.tidings.loop.ManagedThreadsFixture;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Submitters whose calls end at once, and what became of the attempts. */
final class SubmittersFixture {

  final SettableClock clock = new SettableClock();
  final SubmitSettings settings;
  final RateLimit rate;
  final CircuitBreaker breaker;
  final List<SubmitResult> attempts = new CopyOnWriteArrayList<>();
  final SubmitRecorder recorder =
      new SubmitRecorder() {
        @Override
        void record(SubmitResult attempt) {
          whileRecording.run();
          attempts.add(attempt);
        }
      };
  private Runnable whileRecording = () -> {};
  final MeterRegistry registry = new SimpleMeterRegistry();
  final ManagedThreadsFixture threads = new ManagedThreadsFixture();
  final RelayMeters meters = InjectionFixture.inject(new RelayMeters(), registry);
  final Submitters submitters;

  /** What becomes of a call. */
  interface Call {
    SubmitOutcome of(Submission submission) throws InterruptedException;
  }

  SubmittersFixture(Map<String, String> values, Call infobip) {
    settings = SubmitSettingsFixture.with(values);
    rate = InjectionFixture.inject(new RateLimit(), settings, clock);
    breaker = InjectionFixture.inject(new CircuitBreaker(), settings, clock);
    var client =
        new InfobipClient() {
          @Override
          public SubmitOutcome submit(Submission submission) throws InterruptedException {
            return infobip.of(submission);
          }
        };
    InfobipSettings calls = InfobipSettingsFixture.of(SettingsFixture.completeBut(values));
    submitters =
        InjectionFixture.inject(
            new Submitters(),
            client,
            calls,
            breaker,
            recorder,
            rate,
            meters,
            settings,
            clock,
            threads);
  }

  void whileRecording(Runnable look) {
    whileRecording = look;
  }

  Claim claimOf(int recipients) {
    return OutboxFixture.claimOf(recipients, clock, settings.lease());
  }
}
