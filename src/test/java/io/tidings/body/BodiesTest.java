package io.tidings.body;

import static io.tidings.ProblemAssertions.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

  private static final int MOST = 2 << 20;
  private static final Duration WITHIN = Duration.ofSeconds(20);

  private final SettableClock clock = new SettableClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Bodies bodies = InjectionFixture.inject(new Bodies(), clock, meters);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, (128 << 10) - 1, 128 << 10, (128 << 10) + 1, MOST})
  void a_body_within_the_bounds_is_read_as_it_is(int length) {
    for (var body : new BodyFixture[] {BodyFixture.declared(length), BodyFixture.chunked(length)}) {
      assertThat(known(body)).hasSize(length);
      assertThat(stranger(body.again(), "there")).hasSize(length);
    }
  }

  @Test
  void one_that_says_it_is_larger_is_not_begun() {
    var body = BodyFixture.declared(9);

    assertThat(problemOf(() -> bodies.ofCaller(body.request(), 8)))
        .hasToString(
            "{\"type\":\"https://tidings.io/problems/body-too-large\","
                + "\"title\":\"The body is too large\",\"status\":413,"
                + "\"detail\":\"A body may have at most 8 bytes.\"}");
    assertThat(body.given()).isZero();
  }

  @Test
  void one_that_turns_out_to_be_larger_is_given_up_where_the_bound_is() {
    var body = BodyFixture.endless();

    assertRefused(BodyRefusal.TOO_LARGE, () -> known(body));
    assertThat(body.given()).isEqualTo(MOST + 1);
    assertRefused(BodyRefusal.TOO_LARGE, () -> stranger(BodyFixture.endless(), "there"));
  }

  @Test
  void who_sends_a_byte_now_and_then_is_not_waited_for() {
    var began = clock.instant();
    assertRefused(
        BodyRefusal.TOO_SLOW,
        () -> known(BodyFixture.endless().slowed(() -> clock.pass(Duration.ofMillis(100)))));

    assertThat(Duration.between(began, clock.instant())).isBetween(WITHIN, WITHIN.plusMillis(200));
    assertThat(refused("too-slow")).isEqualTo(1);
  }

  @Test
  void a_connection_that_breaks_ends_the_call_also_when_the_server_has_waited_too_long() {
    assertRefused(BodyRefusal.CUT_OFF, () -> known(BodyFixture.declared(9).broken(() -> {})));
    assertRefused(
        BodyRefusal.TOO_SLOW,
        () -> known(BodyFixture.declared(9).broken(() -> clock.pass(WITHIN.plus(WITHIN)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "identity, gzip", "x"})
  void an_encoded_body_is_refused_by_the_name_of_the_header(String coding) {
    var body = BodyFixture.declared(9).with(Map.of("Content-Encoding", coding));

    assertThat(problemOf(() -> bodies.ofCaller(body.request(), MOST)))
        .hasToString(
            "{\"type\":\"https://tidings.io/problems/unsupported-content-encoding\","
                + "\"title\":\"The body is encoded\",\"status\":415,"
                + "\"detail\":\"Send the body as it is, without Content-Encoding.\"}");
    assertThat(body.given()).isZero();
  }

  @Test
  void a_body_that_says_it_is_not_encoded_is_read() {
    assertThat(known(BodyFixture.declared(9).with(Map.of("Content-Encoding", "identity"))))
        .hasSize(9);
  }

  @Test
  void only_few_strangers_are_waited_for_and_half_of_them_from_one_source() {
    assertThat(nested(Strangers.MOST, n -> "one source")).isEqualTo(Strangers.MOST / 2);
    assertThat(nested(Strangers.MOST + 1, n -> "source " + n)).isEqualTo(Strangers.MOST);
    assertThat(nested(Strangers.MOST, n -> "source " + n)).isEqualTo(Strangers.MOST);
  }

  /**
   * How many of so many bodies are read, of which each is still waited for when the next begins.
   */
  private int nested(int count, IntFunction<String> source) {
    var read = new ArrayList<Integer>();
    Runnable next = () -> {};
    for (int n = count; n > 0; n--) {
      int one = n;
      var inner = next;
      next =
          () -> {
            try {
              stranger(BodyFixture.declared(1).late().slowed(inner), source.apply(one));
              read.add(one);
            } catch (BodyRefusedException busy) {
              assertThat(busy.refusal()).isEqualTo(BodyRefusal.BUSY);
              assertThat(busy.getResponse().getHeaderString("Retry-After")).isEqualTo("2");
            }
          };
    }
    next.run();
    return read.size();
  }

  @Test
  void while_strangers_are_waited_for_nobody_else_waits() {
    Runnable others =
        () -> {
          assertThat(known(BodyFixture.declared(9).late())).hasSize(9);
          assertThat(known(BodyFixture.declared(1 << 20).late())).hasSize(1 << 20);
          assertThat(stranger(BodyFixture.declared(9), "one source")).hasSize(9);
          assertRefused(
              BodyRefusal.BUSY, () -> stranger(BodyFixture.declared(9).late(), "one source"));
        };
    var crowd =
        IntStream.range(0, Strangers.MOST_OF_A_SOURCE)
            .mapToObj(n -> BodyFixture.declared(1).late())
            .toList();
    Runnable inner = others;
    for (var body : crowd) {
      var deeper = inner;
      inner = () -> stranger(body.slowed(deeper), "one source");
    }
    inner.run();

    assertThat(refused("busy")).isPositive();
  }

  @Test
  void of_a_refused_call_no_more_is_read_than_may_be_kept() {
    var endless = BodyFixture.endless();

    assertThat(beginning(endless, 2_048)).hasSize(2_049);
    assertThat(endless.given()).isEqualTo(2_049);
    assertThat(beginning(BodyFixture.declared(9), 2_048)).hasSize(9);
    assertThat(beginning(BodyFixture.declared(9).late(), 2_048)).hasSize(9);
    assertThat(
            beginning(
                BodyFixture.declared(9).late().slowed(() -> clock.pass(WITHIN.plusSeconds(1))),
                2_048))
        .hasSize(1);
    assertThat(beginning(BodyFixture.declared(9).broken(() -> {}), 2_048)).isEmpty();
  }

  private byte[] beginning(BodyFixture body, int most) {
    return bodies.beginning(body.request(), most, WITHIN, "there");
  }

  private byte[] known(BodyFixture body) {
    return bodies.ofKnown(body.request(), MOST, WITHIN);
  }

  private byte[] stranger(BodyFixture body, String source) {
    return bodies.ofStranger(body.request(), MOST, WITHIN, source);
  }

  private double refused(String reason) {
    return meters.counter("tidings.bodies.refused", "reason", reason).count();
  }

  private static void assertRefused(BodyRefusal refusal, Runnable read) {
    assertThatThrownBy(read::run)
        .isInstanceOfSatisfying(
            BodyRefusedException.class, why -> assertThat(why.refusal()).isEqualTo(refusal));
  }
}
