package io.tidings.report.look;

import static io.tidings.report.call.ReportCallFixture.delivered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.InjectionFixture;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Source;
import io.tidings.report.call.JudgedCall;
import io.tidings.report.call.ReportCall;
import io.tidings.report.call.WebhookCall;
import io.tidings.report.intake.DeliveryReportRecorder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallReplayTest {

  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

  private final Recorder recorder = new Recorder();
  private final CallReplay replay =
      InjectionFixture.inject(new CallReplay(), recorder, Clock.fixed(NOW, ZoneOffset.UTC));

  private static final class Recorder extends DeliveryReportRecorder {
    private final List<ReportCall> calls = new ArrayList<>();

    @Override
    public List<JudgedCall> record(List<ReportCall> together) {
      calls.addAll(together);
      return List.of();
    }
  }

  @Test
  void the_repetition_and_each_of_its_reports_say_who_replayed_it() {
    var original = original("{\"results\":[" + delivered(1) + ",{}," + delivered(2) + "]}");

    var id = replay.replay(original, "front {0} desk");

    var call = recorder.calls.get(0);
    assertThat(call.id()).isEqualTo(id);
    assertThat(call.receivedAt()).isEqualTo(NOW);
    assertThat(call.replayOf()).isEqualTo(original.summary().id());
    assertThat(call.replayedBy()).isEqualTo("front {0} desk");
    assertThat(call.parsed().entries()).hasSize(3);
    assertThat(call.reports())
        .extracting(DeliveryReport::source, DeliveryReport::reason)
        .containsExactly(
            tuple(Source.REPLAY, "Replayed by front {0} desk."),
            tuple(Source.REPLAY, "Replayed by front {0} desk."));
  }

  private static WebhookCall original(String body) {
    return WebhookCall.refused(NOW, "192.0.2.1", "{}", body.getBytes(UTF_8), true, "wrong-token");
  }
}
