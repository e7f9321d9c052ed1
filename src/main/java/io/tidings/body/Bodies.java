package io.tidings.body;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads the bodies of requests within bounds: bytes, time, and how many at once. A body that is
 * waited for holds a thread of the server. So only few of strangers are, and callers who are known
 * never wait for strangers.
 */
@ApplicationScoped
public class Bodies {

  private static final Duration OF_A_CALLER = Duration.ofSeconds(20);
  private static final Duration OF_A_REST = Duration.ofSeconds(2);

  /** Larger than the hundred reports that Infobip puts into a call unless asked for more. */
  private static final int LARGE = 128 << 10;

  private static final int LARGE_AT_ONCE = 16;
  private static final long PATIENCE_SECONDS = 2;

  @Inject private Clock clock;
  @Inject private MeterRegistry meters;
  private final Strangers strangers = new Strangers();
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

  /** So that a count of nothing is seen as 0. */
  @PostConstruct
  void register() {
    for (var refusal : BodyRefusal.values()) {
      refused(refusal);
    }
  }

  /**
   * Of a caller of the API who is known.
   *
   * @throws BodyRefusedException when it is not read to its end
   */
  public byte[] ofCaller(HttpServletRequest request, int most) {
    return ofKnown(request, most, OF_A_CALLER);
  }

  /**
   * Of anybody who is known.
   *
   * @param within how long it may take
   * @throws BodyRefusedException when it is not read to its end
   */
  public byte[] ofKnown(HttpServletRequest request, int most, Duration within) {
    BodyFilter.markKnown(request);
    try {
      var reading = Reading.of(request, most, clock, within);
      if (reading.goesOnAfter(LARGE)) {
        takeTurn(most);
        try {
          reading.toTheEnd();
        } finally {
          large.release();
        }
      }
      return reading.bytes();
    } catch (BodyRefusedException refused) {
      throw counted(refused);
    }
  }

  /**
   * Of somebody who has proved nothing yet. What has come with the headers is read at once; more is
   * waited for only if few strangers' bodies are.
   *
   * @param source where it comes from
   * @throws BodyRefusedException when it is not read to its end
   */
  public byte[] ofStranger(HttpServletRequest request, int most, Duration within, String source) {
    try {
      var reading = Reading.of(request, most, clock, within);
      if (!reading.readWhole()) {
        turnOf(source, most, reading::toTheEnd);
      }
      return reading.bytes();
    } catch (BodyRefusedException refused) {
      throw counted(refused);
    }
  }

  /**
   * The beginning of a body that is refused already; longer than {@code most} when there is more.
   */
  public byte[] beginning(HttpServletRequest request, int most, Duration within, String source) {
    var reading = Reading.ofAny(request, most, clock, within);
    try {
      if (!reading.readWhole()) {
        turnOf(source, most, () -> reading.goesOnAfter(most + 1));
      }
    } catch (BodyRefusedException noMore) {
      // what there is will do
    }
    return reading.bytes();
  }

  /**
   * Reads what is left of a stranger's body that nobody wants, if it may be waited for and is not
   * long: who has sent it hears the answer and can go on with the same connection.
   *
   * @param answer completes the answer; called before anything is waited for
   * @return whether the body has come to its end
   */
  boolean forgetRest(HttpServletRequest request, Runnable answer) {
    var rest = Reading.ofAny(request, LARGE, clock, OF_A_REST);
    var ended = new AtomicBoolean();
    try {
      turnOf(
          request.getRemoteAddr(),
          LARGE,
          () -> {
            answer.run();
            ended.set(!rest.goesOnAfter(LARGE));
          });
    } catch (BodyRefusedException noMore) {
      // too slow, or one too many
    }
    return ended.get();
  }

  private void turnOf(String source, int most, Runnable read) {
    if (!strangers.enter(source)) {
      throw new BodyRefusedException(BodyRefusal.BUSY, most);
    }
    try {
      read.run();
    } finally {
      strangers.leave(source);
    }
  }

  private void takeTurn(int most) {
    try {
      if (!large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new BodyRefusedException(BodyRefusal.BUSY, most);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new BodyRefusedException(BodyRefusal.BUSY, most);
    }
  }

  private BodyRefusedException counted(BodyRefusedException refused) {
    refused(refused.refusal()).increment();
    return refused;
  }

  private Counter refused(BodyRefusal refusal) {
    var word = refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return meters.counter("tidings.bodies.refused", "reason", word);
  }
}
