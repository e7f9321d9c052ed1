package io.tidings.read;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.content.Content;
import io.tidings.message.CorrelationId;
import io.tidings.message.Outcome;
import io.tidings.message.record.EventLog;
import io.tidings.read.json.JsonFixture;
import io.tidings.read.json.RenderedMessages;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However large a send request is, what one call holds of it has a bound. */
class BoundedReadTest {

  private static final int LARGEST = 10_000;

  private final EntityManager entities = DatabaseFixture.running().open();
  private final StoredFixture stored = new StoredFixture(entities);
  private final History history = inject(new History(), entities);
  private final AllMessages messages = inject(new AllMessages(), entities);
  private final OneMessage one = inject(new OneMessage(), entities);
  private final EventLog log = inject(new EventLog(), entities);

  @AfterEach
  void close() {
    entities.close();
  }

  @Test
  void the_history_of_a_send_request_comes_in_pages_each_event_once_and_in_order()
      throws Exception {
    var request = requestWithEvents(300, 4, 50);

    var pages = pages(request, 500);

    assertThat(pages).extracting(page -> page.entries().size()).containsExactly(500, 500, 200);
    var seqs =
        pages.stream()
            .flatMap(page -> page.entries().stream())
            .map(entry -> entry.event().seq())
            .toList();
    assertThat(seqs).hasSize(1_200).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void a_page_that_is_just_full_has_no_next_one() throws Exception {
    var request = requestWithEvents(10, 1, 50);

    assertThat(pages(request, 10)).hasSize(1);
  }

  @Test
  void a_page_ends_early_where_large_reports_would_make_it_larger_than_its_bound()
      throws Exception {
    var request = requestWithEvents(10, 1, 300_000);

    var pages = pages(request, 500);

    assertThat(pages).extracting(page -> page.entries().size()).containsExactly(4, 4, 2);
  }

  @Test
  void a_report_that_is_larger_than_a_page_has_one_for_itself() throws Exception {
    var request = requestWithEvents(3, 1, 2_000_000);

    assertThat(pages(request, 500))
        .extracting(page -> page.entries().size())
        .containsExactly(1, 1, 1);
  }

  @Test
  void nothing_is_told_that_happened_after_what_it_is_shown_with() throws Exception {
    var request = requestWithEvents(1, 2, 50);
    long position = inTransaction(entities, log::head);
    inTransaction(entities, () -> events(request, 1, 50));

    var page = inTransaction(entities, () -> history.of(request, HistoryPlace.BEGIN, position));

    assertThat(page.entries()).hasSize(2);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void a_message_is_read_by_itself_with_its_own_history() throws Exception {
    var request = requestWithEvents(50, 3, 50);
    var id = inTransaction(entities, () -> stored.message(request, 7));

    var found = inTransaction(entities, () -> one.find("default", request, id)).orElseThrow();
    var page =
        inTransaction(
            entities,
            () -> history.ofMessage(found.message(), HistoryPlace.BEGIN, found.logPosition()));

    assertThat(found.message().id()).isEqualTo(id);
    assertThat(page.entries()).hasSize(3).allMatch(entry -> entry.event().messageId().equals(id));
  }

  @Test
  void a_message_is_not_found_in_a_send_request_that_is_not_its_own() throws Exception {
    var request = requestWithEvents(1, 0, 50);
    var other = requestWithEvents(1, 0, 50);
    var id = inTransaction(entities, () -> stored.message(request, 0));

    assertThat(inTransaction(entities, () -> one.find("default", other, id))).isEmpty();
    assertThat(inTransaction(entities, () -> one.find("default", other, UUID.randomUUID())))
        .isEmpty();
    assertThat(inTransaction(entities, () -> one.find("billing", request, id))).isEmpty();
  }

  @Test
  void the_largest_send_request_is_rendered_without_keeping_its_messages() throws Exception {
    var request = requestWithEvents(LARGEST, 0, 50);

    var rendered = inTransaction(entities, () -> messages.of(request, Content.SHOWN));

    assertThat(entities.unwrap(Session.class).getStatistics().getEntityCount()).isZero();
    var json = JsonFixture.json("{\"messages\":[" + text(rendered) + "]}");
    assertThat(json.getJsonArray("messages")).hasSize(LARGEST);
    assertThat(rendered.outcomes()).containsOnlyKeys(Outcome.PENDING);
    assertThat(rendered.outcomes().get(Outcome.PENDING)).isEqualTo(LARGEST);
    assertThat(rendered.isFinal()).isFalse();
  }

  private CorrelationId requestWithEvents(int recipients, int each, int rawBytes) throws Exception {
    return inTransaction(
        entities,
        () -> {
          var request = stored.request(recipients);
          events(request, each, rawBytes);
          return request;
        });
  }

  private boolean events(CorrelationId request, int each, int rawBytes) {
    stored.events(request, each, rawBytes);
    return true;
  }

  private List<HistoryPage> pages(CorrelationId request, int limit) throws Exception {
    long upTo = inTransaction(entities, log::head);
    var pages = new ArrayList<HistoryPage>();
    var place = new HistoryPlace(0, limit);
    while (true) {
      var from = place;
      var page = inTransaction(entities, () -> history.of(request, from, upTo));
      pages.add(page);
      if (page.next().isEmpty()) {
        return pages;
      }
      place = new HistoryPlace(page.next().getAsLong(), limit);
    }
  }

  private static String text(RenderedMessages rendered) throws IOException {
    var out = new ByteArrayOutputStream();
    rendered.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
