package io.tidings.read.export;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.dev.SettableClock;
import io.tidings.server.AnswerReader;
import io.tidings.server.FakeConnection;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExportsTest {

  private static final Duration STALL = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(6);

  private final SettableClock clock = new SettableClock();
  private final FakeConnection connection = new FakeConnection();
  private final Exports exports =
      inject(new Exports(), clock, new ExportSettings(3, 2, STALL, LONGEST));

  @Test
  void a_caller_has_so_many_and_a_node_has_so_many() {
    var first = begin("shop");
    begin("shop");

    assertThat(refusal("shop")).isEqualTo(429);
    begin("desk");
    assertThat(refusal("desk")).isEqualTo(503);

    first.close();
    begin("shop");
    assertThat(refusal("desk")).isEqualTo(503);
  }

  @Test
  void one_that_takes_too_long_is_cut_off() {
    var export = begin("shop");

    clock.pass(LONGEST);
    exports.step();
    assertThat(export.isRead()).isTrue();

    clock.pass(Duration.ofSeconds(1));
    exports.step();
    assertThat(export.isRead()).isFalse();
    assertThat(connection.ends()).isEqualTo(1);
  }

  @Test
  void one_whose_reader_takes_nothing_is_cut_off_and_writes_no_more() throws IOException {
    var export = begin("shop");
    var taken = new ByteArrayOutputStream();
    var stuck =
        new OutputStream() {
          @Override
          public void write(int one) {
            throw new AssertionError("pieces only");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            taken.write(bytes, offset, length);
            clock.pass(STALL.plusSeconds(1));
            exports.step();
          }
        };

    export.write(stuck, new byte[1 << 20]);

    assertThat(taken.size()).isEqualTo(64 << 10);
    assertThat(connection.ends()).isEqualTo(1);
  }

  @Test
  void one_that_waits_for_the_database_is_not_cut_off_for_its_reader() throws IOException {
    var export = begin("shop");
    export.write(new ByteArrayOutputStream(), new byte[10]);

    clock.pass(STALL.plusSeconds(1));
    exports.step();

    assertThat(export.isRead()).isTrue();
  }

  @Test
  void a_stop_cuts_all_off_and_lets_none_begin() {
    var export = begin("shop");

    exports.stop();

    assertThat(export.isRead()).isFalse();
    assertThat(refusal("desk")).isEqualTo(503);
  }

  private Export begin(String caller) {
    return exports.begin(caller, AnswerReader.of(connection.ofUndertow("HTTP/1.1")));
  }

  private int refusal(String caller) {
    var status = new int[1];
    assertThatThrownBy(() -> begin(caller))
        .isInstanceOfSatisfying(
            WebApplicationException.class,
            refused -> {
              status[0] = refused.getResponse().getStatus();
              assertThat(refused.getResponse().getHeaderString("Retry-After")).isEqualTo("30");
            });
    return status[0];
  }
}
