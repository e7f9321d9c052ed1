package io.tidings.read.json;

import static io.tidings.message.DeliveryReportFixture.ABSENT_SUBSCRIBER;
import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.bare;
import static io.tidings.message.DeliveryReportFixture.full;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.content.Content;
import io.tidings.message.MessageFixture;
import io.tidings.message.Snapshot;
import io.tidings.message.Verdict;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotJsonTest {

  @Test
  void a_snapshot_shows_every_message_and_counts_their_outcomes() {
    var corrected = MessageFixture.after(full(EXPIRED, ABSENT_SUBSCRIBER));
    MessageFixture.submit(corrected, MessageFixture.ACCEPTED_AT.plusMillis(123));
    corrected.apply(
        full(TO_HANDSET, ABSENT_SUBSCRIBER), Verdict.CORRECTED, MessageFixture.ACCEPTED_AT);
    var queued = MessageFixture.queued(MessageFixture.SECOND, 1, "+385911111102");
    var snapshot = new Snapshot(123, MessageFixture.sendRequest(2), List.of(corrected, queued));

    assertThat(SnapshotJson.of(snapshot, Content.SHOWN))
        .isEqualTo(
            JsonFixture.json(
                """
                {"correlationId":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
                 "createdAt":"2026-11-23T13:00:00Z","logPosition":123,"final":false,
                 "outcomes":{"pending":1,"sent":0,"delivered":1,"failed":0,"cancelled":0},
                 "messages":[
                  {"id":"019ab0c1-7d00-7000-8000-000000000001","to":"+385911111101",
                   "status":"DELIVERED_TO_HANDSET","outcome":"delivered","final":true,
                   "corrected":true,
                   "provider":{"groupId":3,"groupName":"DELIVERED","id":5,
                     "name":"DELIVERED_TO_HANDSET"},
                   "error":{"groupId":1,"groupName":"HANDSET_ERRORS","id":27,
                     "name":"EC_ABSENT_SUBSCRIBER","permanent":false},
                   "explanation":{"text":"The phone has it.","charged":true},
                   "segments":2,"price":{"amount":0.0312,"currency":"EUR"},
                 "cost":{"amount":0.0624,"currency":"EUR"},"mccMnc":"21901",
                   "submittedAt":"2026-11-23T13:00:00.123Z","doneAt":"2026-11-23T13:00:04.803Z"},
                  {"id":"019ab0c1-7d00-7000-8000-000000000002","to":"+385911111102",
                   "status":"QUEUED","outcome":"pending","final":false,"corrected":false,
                   "explanation":{"text":"It waits to be handed to Infobip."}}]}
                """));
  }

  @Test
  void a_scheduled_send_request_tells_its_time_and_a_message_the_name_its_caller_gave_it() {
    var request = MessageFixture.sendRequest(1);
    request.scheduleFor(MessageFixture.ACCEPTED_AT.plusSeconds(3600));
    var message = MessageFixture.queued();
    message.scheduleFor(MessageFixture.ACCEPTED_AT.plusSeconds(3600));
    message.label("order-7", 21901);

    assertThat(SnapshotJson.of(new Snapshot(123, request, List.of(message)), Content.SHOWN))
        .isEqualTo(
            JsonFixture.json(
                """
                {"correlationId":"6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
                 "createdAt":"2026-11-23T13:00:00Z","sendAt":"2026-11-23T14:00:00Z",
                 "logPosition":123,"final":false,
                 "outcomes":{"pending":1,"sent":0,"delivered":0,"failed":0,"cancelled":0},
                 "messages":[
                  {"id":"019ab0c1-7d00-7000-8000-000000000001","to":"+385911111101",
                   "clientReference":"order-7","networkId":21901,
                   "status":"SCHEDULED","outcome":"pending","final":false,"corrected":false,
                   "explanation":{"text":"It waits for its time to be sent."}}]}
                """));
  }

  @Test
  void a_send_request_is_final_when_all_its_messages_are() {
    var delivered = MessageFixture.after(bare(TO_HANDSET, DONE_AT));
    var snapshot = new Snapshot(124, MessageFixture.sendRequest(1), List.of(delivered));

    assertThat(SnapshotJson.of(snapshot, Content.SHOWN).getBoolean("final")).isTrue();
  }

  @Test
  void the_links_lead_to_the_send_request_and_its_stream() {
    assertThat(new Links("/api/").of(MessageFixture.CORRELATION_ID))
        .isEqualTo(
            JsonFixture.json(
                """
                {"self":"/api/messages/6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90",
                 "events":"/api/messages/6f1e9a52-0d5b-4c6f-9a34-2b7f6c1d8e90/events"}
                """));
  }

  @Test
  void the_links_lead_to_where_the_server_has_put_the_application() {
    var links = Links.under(URI.create("https://sms.example:8443/tidings/api/"));

    assertThat(links.of(MessageFixture.CORRELATION_ID).getString("self"))
        .isEqualTo("/tidings/api/messages/" + MessageFixture.CORRELATION_ID);
    assertThat(links.ticket("abc")).isEqualTo("/tidings/api/events?ticket=abc");
  }
}
