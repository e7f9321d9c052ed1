package io.tidings.report.look;

import static io.tidings.UndeclaredFixture.refusedCommit;
import static io.tidings.UndeclaredFixture.undeclared;
import static io.tidings.report.call.AcceptedCallFixture.delivered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.InjectionFixture;
import io.tidings.audit.Action;
import io.tidings.audit.AuditFixture;
import io.tidings.audit.Deed;
import io.tidings.dev.SettableClock;
import io.tidings.message.DeliveryReport;
import io.tidings.message.Source;
import io.tidings.problem.ProblemException;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.JudgedCall;
import io.tidings.report.call.WebhookCall;
import io.tidings.report.intake.DeliveryReportRecorder;
import io.tidings.report.intake.PartwiseRecorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallReplayTest {

  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

  private final Recorder recorder = new Recorder();
  private final Partwise partwise = new Partwise();
  private final AuditFixture.Deeds deeds = new AuditFixture.Deeds();
  private final CallReplay replay =
      InjectionFixture.inject(new CallReplay(), recorder, partwise, deeds, new SettableClock(NOW));

  private static final class Recorder extends DeliveryReportRecorder {
    private final List<AcceptedCall> calls = new ArrayList<>();
    private @Nullable Exception refusal;

    @Override
    public List<JudgedCall> record(List<AcceptedCall> together, Runnable beside) {
      if (refusal != null) {
        throw undeclared(refusal);
      }
      calls.addAll(together);
      beside.run();
      return List.of();
    }
  }

  private static final class Partwise extends PartwiseRecorder {
    private final List<UUID> calls = new ArrayList<>();

    @Override
    public JudgedCall record(AcceptedCall call, Exception why) {
      calls.add(call.id());
      return new JudgedCall(call, List.of());
    }
  }

  @Test
  void the_repetition_and_each_of_its_reports_say_who_replayed_it() throws Exception {
    var original = original("{\"results\":[" + delivered(1) + ",{}," + delivered(2) + "]}");

    var id = replay.replay(original, AuditFixture.who("front {0} desk"));

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
    assertThat(deeds.all())
        .containsExactly(
            Deed.done(AuditFixture.who("front {0} desk"), Action.CALL_REPLAYED)
                .on(original.summary().id())
                .with("repetition", id.toString()));
  }

  @Test
  void what_cannot_be_replayed_is_kept_as_refused() {
    var original = original("nonsense");

    assertThatThrownBy(() -> replay.replay(original, AuditFixture.who("alice")))
        .isInstanceOf(ProblemException.class);

    assertThat(recorder.calls).isEmpty();
    assertThat(deeds.all())
        .containsExactly(
            Deed.refused(AuditFixture.who("alice"), Action.CALL_REPLAYED, "not-replayable")
                .on(original.summary().id()));
  }

  @Test
  void a_call_whose_commit_is_refused_is_stored_in_parts() throws Exception {
    recorder.refusal = refusedCommit("22021");

    var id =
        replay.replay(original("{\"results\":[" + delivered(1) + "]}"), AuditFixture.who("alice"));

    assertThat(partwise.calls).containsExactly(id);
    assertThat(deeds.all()).hasSize(1);
  }

  private static WebhookCall original(String body) {
    return WebhookCall.refused(NOW, "192.0.2.1", "{}", body.getBytes(UTF_8), true, "wrong-token");
  }
}
