package io.tidings.message.record;

import static io.tidings.message.DeliveryReportFixture.DONE_AT;
import static io.tidings.message.DeliveryReportFixture.PENDING_ENROUTE;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.MessageId;
import io.tidings.message.Status;
import io.tidings.partition.Partitions;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is forgotten when, on a real database. */
class MessageRetentionTest {

  private static final Duration KEPT = Duration.ofDays(400);

  private static final String MANY_THAT_STAY =
      """
      with fresh as (select gen_random_uuid() as request, gen_random_uuid() as id from generate_series(1, %d)),
      requests as (
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        select request, now() - interval '1 hour', 1, 'stays', 'Hello' from fresh)
      insert into message (id, correlation_id, updated_at, position, outcome, status, recipient, caller)
      select id, request, now() - interval '1 hour', 0, 'SENT', 'PENDING_ACCEPTED', '+385911111101', 'stays' from fresh
      """;

  private static final String MANY_THAT_GO =
      """
      with fresh as (
        select (lpad(to_hex(1000000000000 + i), 12, '0') || '70008000' || lpad(to_hex(i), 12, '0'))::uuid as id,
          gen_random_uuid() as request
        from generate_series(1, %d) i),
      requests as (
        insert into send_request (correlation_id, created_at, recipients, caller, text)
        select request, now() - interval '1 hour', 1, 'goes', 'Hello' from fresh)
      insert into message (id, correlation_id, updated_at, position, outcome, status, recipient, caller)
      select id, request, now() - interval '1 hour', 0, 'DELIVERED', 'DELIVERED_TO_HANDSET', '+385911111101', 'goes'
      from fresh
      """;

  private final StoredMessagesFixture stored = new StoredMessagesFixture();
  private final SettableClock clock = new SettableClock();

  @AfterEach
  void close() throws Exception {
    run("update event_log_head set expired_up_to = 0");
    run("delete from message where caller = 'stays'");
    run("delete from send_request where caller = 'stays'");
    stored.close();
  }

  private MessageRetention retention(Optional<Duration> keptFor) {
    return retention(stored.entities, stored.log, keptFor);
  }

  private MessageRetention retention(
      EntityManager entities, EventLog log, Optional<Duration> keptFor) {
    return InjectionFixture.inject(
        new MessageRetention(),
        InjectionFixture.inject(new Expired(), entities),
        log,
        InjectionFixture.inject(new Partitions(), entities),
        new MessageRetentionSettings(keptFor),
        (Clock) clock);
  }

  /** All there is to forget at that moment. */
  private void forgetAt(Instant moment, Optional<Duration> keptFor) throws Exception {
    forgetAt(moment, retention(keptFor));
  }

  private void forgetAt(Instant moment, MessageRetention retention) throws Exception {
    clock.set(moment);
    boolean more = true;
    while (more) {
      more = stored.in(retention::step);
    }
  }

  @Test
  void a_message_that_has_ended_goes_with_its_send_request_when_it_is_too_old() throws Exception {
    var ended = stored.queued();
    var waiting = stored.queued();
    stored.record(report(ended, TO_HANDSET));
    stored.record(report(waiting, PENDING_ENROUTE));
    var accepted = Instant.now();

    forgetAt(accepted.plus(KEPT).minusSeconds(3_600), Optional.of(KEPT));
    assertThat(exists(ended)).isTrue();

    forgetAt(accepted.plus(KEPT).plusSeconds(3_600), Optional.of(KEPT));
    assertThat(exists(ended)).isFalse();
    assertThat(exists(waiting)).describedAs("it has not ended").isTrue();
    assertThat(requestsWithoutMessages()).isZero();
  }

  @Test
  void the_events_of_a_message_that_has_not_ended_stay_with_it() throws Exception {
    var waiting = stored.queued();
    stored.record(report(waiting, PENDING_ENROUTE));
    var ended = stored.queued();
    stored.record(report(ended, TO_HANDSET));
    long place = stored.events(waiting).get(0).seq();

    forgetAt(Instant.now().plus(KEPT).plusSeconds(3_600), Optional.of(KEPT));

    assertThat(stored.events(waiting)).hasSize(1);
    assertThat(stored.in(stored.log::expiredUpTo)).isLessThan(place);

    stored.record(DeliveryReport.ours(waiting, Status.NO_REPORT, "silent"));
    forgetAt(Instant.now().plus(KEPT).plusSeconds(3_600), Optional.of(KEPT));
    assertThat(exists(waiting)).isFalse();
  }

  @Test
  void a_message_that_a_machine_with_a_wrong_clock_has_named_is_as_young_as_it_is()
      throws Exception {
    var ended = stored.queued();
    stored.record(report(ended, TO_HANDSET));
    var ofLongAgo = MessageId.first(Instant.parse("1971-01-01T00:00:00Z"));
    stored.in(
        () ->
            stored
                .entities
                .createNativeQuery("update message set id = ?1 where id = ?2")
                .setParameter(1, ofLongAgo)
                .setParameter(2, ended)
                .executeUpdate());

    forgetAt(Instant.now(), Optional.of(KEPT));

    assertThat(exists(ofLongAgo)).isTrue();
    forgetAt(Instant.now().plus(KEPT).plusSeconds(3_600), Optional.of(KEPT));
    assertThat(exists(ofLongAgo)).isFalse();
  }

  @Test
  void send_requests_that_stay_do_not_hide_those_that_go() throws Exception {
    run(MANY_THAT_STAY.formatted(2 * Expired.MOST_TOGETHER + 1));
    var ended = stored.queued();
    stored.record(report(ended, TO_HANDSET));

    forgetAt(Instant.now().plus(KEPT).plusSeconds(3_600), Optional.of(KEPT));

    assertThat(requestsWithoutMessages()).isZero();
    assertThat(exists(ended)).isFalse();
  }

  /** What it has passed by is mostly gone, and passing by what is gone takes long. */
  @Test
  void what_it_has_passed_by_is_looked_at_again_after_an_hour() throws Exception {
    var ended = stored.queued();
    stored.record(report(ended, TO_HANDSET));
    run("update message set updated_at = now() + interval '10 min' where id = '" + ended + "'");
    var tooOld = Instant.now().plus(KEPT);
    var retention = retention(Optional.of(KEPT));

    forgetAt(tooOld.plus(Duration.ofMinutes(5)), retention);
    forgetAt(tooOld.plus(Duration.ofMinutes(20)), retention);
    assertThat(exists(ended)).isTrue();
    forgetAt(tooOld.plus(Duration.ofMinutes(66)), retention);

    assertThat(exists(ended)).isFalse();
    assertThat(requestsWithoutMessages()).isZero();
  }

  @Test
  void nodes_that_forget_at_the_same_time_share_the_work() throws Exception {
    run(MANY_THAT_GO.formatted(8 * Expired.MOST_TOGETHER));
    var moment = Instant.now().plus(KEPT).plusSeconds(3_600);
    clock.set(moment);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var nodes = List.of(threads.submit(this::forgetAsANode), threads.submit(this::forgetAsANode));
      for (var node : nodes) {
        node.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(count("select count(*) from message where caller = 'goes'")).isZero();

    forgetAt(moment, Optional.of(KEPT));
    assertThat(requestsWithoutMessages())
        .describedAs("of what another node was at it looks again")
        .isZero();
  }

  private boolean forgetAsANode() throws Exception {
    try (var entities = DatabaseFixture.running().open()) {
      var retention =
          retention(entities, RecorderFixture.log(entities, heard -> {}), Optional.of(KEPT));
      boolean more = true;
      while (more) {
        more = DatabaseFixture.inTransaction(entities, retention::step);
      }
      return true;
    }
  }

  @Test
  void for_ever_is_for_ever() throws Exception {
    var ended = stored.queued();
    stored.record(report(ended, TO_HANDSET));

    forgetAt(Instant.now().plus(KEPT.multipliedBy(10)), Optional.empty());

    assertThat(exists(ended)).isTrue();
    assertThat(stored.events(ended)).hasSize(1);
  }

  private static DeliveryReport report(UUID id, Status status) {
    return DeliveryReportFixture.bare(id, status, DONE_AT);
  }

  private boolean exists(UUID id) throws Exception {
    return count("select count(*) from message where id = '%s'".formatted(id)) == 1;
  }

  private void run(String statement) throws Exception {
    stored.in(() -> stored.entities.createNativeQuery(statement).executeUpdate());
  }

  private long requestsWithoutMessages() throws Exception {
    return count(
        "select count(*) from send_request r where not exists"
            + " (select from message m where m.correlation_id = r.correlation_id)");
  }

  private long count(String query) throws Exception {
    return stored.in(
        () -> (Long) stored.entities.createNativeQuery(query, Long.class).getSingleResult());
  }
}
