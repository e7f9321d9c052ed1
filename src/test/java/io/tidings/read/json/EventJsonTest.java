package io.tidings.read.json;

import static io.tidings.message.DeliveryReportFixture.ABSENT_SUBSCRIBER;
import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.PENDING_ACCEPTED;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.bare;
import static io.tidings.message.DeliveryReportFixture.full;
import static io.tidings.message.EventFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.content.Content;
import io.tidings.message.Attempt;
import io.tidings.message.DeliveryReport;
import io.tidings.message.MessageFixture;
import io.tidings.message.Status;
import io.tidings.message.Verdict;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  @Test
  void an_event_tells_where_the_message_stands_and_what_was_reported() {
    var event =
        event(12, MessageFixture.queued(), full(EXPIRED, ABSENT_SUBSCRIBER), Verdict.APPLIED);

    assertThat(EventJson.of(event))
        .isEqualTo(
            JsonFixture.json(
                """
                {"seq":12,"correlationId":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
                 "messageId":"019ab0c1-7d00-7000-8000-000000000001","at":"2026-11-23T13:00:12Z",
                 "source":"REPORT","verdict":"APPLIED",
                 "status":"EXPIRED_EXPIRED","outcome":"failed","final":true,
                 "provider":{"groupId":4,"groupName":"EXPIRED","id":15,"name":"EXPIRED_EXPIRED"},
                 "error":{"groupId":1,"groupName":"HANDSET_ERRORS","id":27,
                   "name":"EC_ABSENT_SUBSCRIBER","permanent":false},
                 "explanation":{
                   "text":"It expired: the phone is switched off or out of coverage.",
                   "advice":"Send it again later.","resend":"later","charged":true},
                 "segments":2,"price":{"amount":0.0312,"currency":"EUR"},
                 "cost":{"amount":0.0624,"currency":"EUR"},"mccMnc":"21901",
                 "doneAt":"2026-11-23T13:00:04.803Z","repeats":0}
                """));
  }

  @Test
  void an_attempt_tells_what_was_tried_and_why_it_came_to_nothing() {
    var attempt =
        DeliveryReport.noted(MessageFixture.FIRST, Attempt.WAITING, "Infobip answered 401");
    var event = event(12, MessageFixture.queued(), attempt, Verdict.NOTED);

    assertThat(EventJson.of(event))
        .isEqualTo(
            JsonFixture.json(
                """
                {"seq":12,"correlationId":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
                 "messageId":"019ab0c1-7d00-7000-8000-000000000001","at":"2026-11-23T13:00:12Z",
                 "source":"TIDINGS","verdict":"NOTED",
                 "status":"QUEUED","outcome":"pending","final":false,"attempt":"waiting",
                 "explanation":{"text":"It waits: nothing can be handed to Infobip at the moment."},
                 "reason":"Infobip answered 401","repeats":0}
                """));
  }

  @Test
  void a_final_report_without_a_done_time_is_marked() {
    var event = event(12, MessageFixture.queued(), bare(TO_HANDSET, null), Verdict.APPLIED);

    assertThat(EventJson.of(event).getString("doneAt")).isEqualTo("2026-11-23T13:00:12Z");
    assertThat(EventJson.of(event).getBoolean("doneAtIsArrival")).isTrue();
  }

  @Test
  void a_report_that_came_too_late_is_shown_beside_the_status_that_stays() {
    var delivered = MessageFixture.after(bare(TO_HANDSET, DONE_AT));
    var event = event(13, delivered, bare(PENDING_ACCEPTED, null), Verdict.SUPERSEDED);

    assertThat(EventJson.withRaw(event, 2, null, Content.SHOWN))
        .isEqualTo(
            JsonFixture.json(
                """
                {"seq":13,"correlationId":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
                 "messageId":"019ab0c1-7d00-7000-8000-000000000001","at":"2026-11-23T13:00:13Z",
                 "source":"REPORT","verdict":"SUPERSEDED",
                 "status":"DELIVERED_TO_HANDSET","outcome":"delivered","final":true,
                 "provider":{"groupId":1,"groupName":"PENDING","id":26,"name":"PENDING_ACCEPTED"},
                 "explanation":{"text":"Infobip has it and is passing it on."},
                 "repeats":2}
                """));
  }

  @Test
  void what_we_say_ourselves_has_a_reason_and_no_provider() {
    var report = DeliveryReport.ours(MessageFixture.FIRST, Status.FAILED, "Infobip answered 400");

    assertThat(EventJson.of(event(14, MessageFixture.queued(), report, Verdict.APPLIED)))
        .isEqualTo(
            JsonFixture.json(
                """
                {"seq":14,"correlationId":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
                 "messageId":"019ab0c1-7d00-7000-8000-000000000001","at":"2026-11-23T13:00:14Z",
                 "source":"TIDINGS","verdict":"APPLIED",
                 "status":"FAILED","outcome":"failed","final":true,
                 "explanation":{
                   "text":"It could not be handed to Infobip.",
                   "advice":"See the reason in its history, put that right and send it again.",
                   "resend":"changed","charged":false},
                 "reason":"Infobip answered 400","repeats":0}
                """));
  }

  @Test
  void a_group_nobody_knows_is_shown_by_its_number() {
    var report = bare(new Status("NEW", 9, 7001), null);

    assertThat(
            EventJson.of(event(15, MessageFixture.queued(), report, Verdict.APPLIED))
                .getJsonObject("provider"))
        .isEqualTo(JsonFixture.json("{\"groupId\":9,\"id\":7001,\"name\":\"NEW\"}"));
  }

  @Test
  void the_history_shows_the_report_as_it_came_and_a_stream_does_not() {
    var report = full(TO_HANDSET, ABSENT_SUBSCRIBER);
    var event = event(16, MessageFixture.queued(), report, Verdict.APPLIED);

    assertThat(EventJson.withRaw(event, 0, report.raw(), Content.SHOWN).getJsonObject("raw"))
        .isEqualTo(JsonFixture.json(String.valueOf(report.raw())));
    assertThat(EventJson.of(event)).doesNotContainKey("raw");
  }
}
