package io.tidings.message.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.message.CorrelationId;
import io.tidings.message.DeliveryReport;
import io.tidings.message.DeliveryReportFixture;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import io.tidings.message.SendRequest;
import jakarta.inject.Inject;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the log promises about transactions, seen from inside the server. */
@ExtendWith(ArquillianExtension.class)
class EventLogIT {

  @Deployment
  static WebArchive shippedWarWithThisTest() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/tidings.war"))
        .addClasses(EventLogIT.class, InsideTheServer.class, DeliveryReportFixture.class)
        .addAsLibraries(assertJ());
  }

  private static File assertJ() {
    return new File(
        assertThat("").getClass().getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  @Inject private MessageRepository messages;
  @Inject private MessageInsert insert;
  @Inject private StatusRecorder recorder;
  @Inject private EventLog log;
  @Inject private InsideTheServer inside;

  @Test
  void a_rolled_back_event_leaves_no_gap_and_tells_nobody() throws Exception {
    var message = queuedMessage();
    long before = log.head();

    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      recorder.record(List.of(pending(message, Instant.now())));
                      throw new IllegalStateException("changed my mind");
                    }))
        .hasMessage("changed my mind");
    assertThat(log.head()).isEqualTo(before);
    assertThat(inside.seenOf(message)).isEmpty();

    record(pending(message, Instant.now()));
    assertThat(log.after(before, 10)).extracting(Event::seq).containsExactly(before + 1);
    assertThat(inside.seenOf(message)).containsExactly(before + 1);
  }

  @Test
  void writers_that_race_get_places_without_gaps_in_commit_order() throws Exception {
    var message = queuedMessage();
    long before = log.head();
    var writers = new ArrayList<Callable<Void>>();
    for (int writer = 0; writer < 8; writer++) {
      var start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(writer * 1000L);
      writers.add(
          () -> {
            for (int report = 0; report < 25; report++) {
              var at = start.plusSeconds(report);
              record(pending(message, at));
            }
            return null;
          });
    }
    for (var writer : inside.executor().invokeAll(writers)) {
      writer.get();
    }

    var events = log.after(before, 1000);
    assertThat(events)
        .extracting(Event::seq)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(before + 1, before + 200).boxed().toList());
    assertThat(events).extracting(Event::at).isSorted();
  }

  @Test
  void a_snapshot_stands_at_the_place_of_the_log_its_messages_show() throws Exception {
    var message = queuedMessage();
    record(pending(message, Instant.now()));
    var correlationId = log.after(log.head() - 1, 1).get(0).correlationId();

    var request = messages.find("default", correlationId).orElseThrow();
    var snapshot = messages.snapshots(List.of(request)).get(0);
    assertThat(snapshot.logPosition()).isEqualTo(log.head());
    assertThat(snapshot.messages())
        .extracting(m -> m.status().name())
        .containsExactly("PENDING_ENROUTE");
    assertThat(messages.find("default", CorrelationId.next())).isEmpty();
  }

  private UUID queuedMessage() throws Exception {
    var correlationId = CorrelationId.next();
    var id = MessageId.next();
    var now = Instant.now();
    inTransaction(
        () -> {
          var message = new Message(id, correlationId, 0, new Recipient("+385911111101"), now);
          message.scheduleFor(now.plusSeconds(3600)); // so that the relay leaves it alone
          var request = new SendRequest(correlationId, "default", "test", null, "Hello", 1, now);
          message.askedBy(request);
          insert.insert(List.of(request), List.of(message));
          return null;
        });
    return id;
  }

  private static DeliveryReport pending(UUID message, Instant doneAt) {
    return DeliveryReportFixture.report(message, DeliveryReportFixture.PENDING_ENROUTE)
        .doneAt(doneAt)
        .segments(1)
        .raw("{}")
        .made();
  }

  private void record(DeliveryReport... reports) throws Exception {
    inTransaction(
        () -> {
          recorder.record(List.of(reports));
          return null;
        });
  }

  private <T> T inTransaction(Callable<T> work) throws Exception {
    return inside.inTransaction(work);
  }
}
