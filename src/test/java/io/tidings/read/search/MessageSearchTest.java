package io.tidings.read.search;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.message.MessageId;
import io.tidings.message.record.MessageRepository;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding among 100,000 messages of a time of their own, 10 to each send request. */
class MessageSearchTest {

  private static final Instant BEGIN = Instant.parse("2001-01-01T00:00:00Z");
  private static final int MESSAGES = 100_000;
  private static final UUID FIRST = MessageId.first(BEGIN);
  private static final UUID BEFORE = MessageId.first(BEGIN.plusSeconds(3_600));

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();

  private final MessageSearch messages =
      InjectionFixture.inject(
          new MessageSearch(),
          ENTITIES,
          InjectionFixture.inject(new MessageRepository(), ENTITIES));

  /** The i-th has an id i milliseconds after the begin, and a number that ends in i. */
  @BeforeAll
  static void store() throws Exception {
    change(
        """
        insert into send_request (correlation_id, created_at, recipients, caller, sender, text)
        select md5('search' || i)::uuid, now(), 10, case when i % 2 = 0 then 'shop' else 'desk' end,
          'Tidings', 'Found' from generate_series(0, 9999) i
        """);
    change(
        """
        insert into message (id, correlation_id, updated_at, position, status, outcome, recipient,
          caller, sender, client_reference, error_id, error_name)
        select (lpad(to_hex(%d + i), 12, '0') || '70008' || substr(md5(i::text), 1, 15))::uuid,
          md5('search' || i / 10)::uuid, now(), i %% 10, 'QUEUED',
          case when i = 7 then 'FAILED' else 'DELIVERED' end,
          (case when i = 50 then '+7701' else '+38591' end) || 1000000 + i,
          case when i > 1000 then case when i / 10 %% 2 = 0 then 'shop' else 'desk' end end,
          case when i > 1000 then 'Tidings' end,
          case when i %% 100 = 0 then 'order-' || i end,
          case when i = 7 then 27 else 0 end, case when i = 7 then 'EC_ABSENT_SUBSCRIBER' end
          from generate_series(0, %d) i
        """
            .formatted(BEGIN.toEpochMilli(), MESSAGES - 1));
    // Where nothing is newer than the last vacuum an index alone can answer, which tempts most.
    ENTITIES.unwrap(Session.class).doWork(MessageSearchTest::vacuum);
    change("analyze send_request");
  }

  @AfterAll
  static void away() throws Exception {
    change("delete from message where id >= '%s' and id < '%s'".formatted(FIRST, BEFORE));
    change("delete from send_request where text = 'Found'");
    ENTITIES.close();
  }

  @Test
  void a_number_is_found_by_its_index() throws Exception {
    assertThat(found(Map.of(Term.RECIPIENT, "+385911012345"))).containsExactly(12_345);
    assertThat(plan(Map.of(Term.RECIPIENT, "+385911012345")))
        .contains("message_search")
        .doesNotContain("Seq Scan on m", "message_pkey");
  }

  @Test
  void last_digits_are_found_by_the_same_index_newest_first() throws Exception {
    assertThat(found(Map.of(Term.LAST_DIGITS, "2345")))
        .containsExactly(
            92_345, 82_345, 72_345, 62_345, 52_345, 42_345, 32_345, 22_345, 12_345, 2_345);
    assertThat(found(Map.of(Term.LAST_DIGITS, "2345", Term.ENDS_WITH, "%1072345")))
        .containsExactly(72_345);
    assertThat(plan(Map.of(Term.LAST_DIGITS, "2345"))).contains("message_search");
    assertThat(plan(Map.of(Term.LAST_DIGITS, "2345", Term.ENDS_WITH, "%1072345")))
        .contains("message_search");
  }

  @Test
  void names_are_found_by_their_index() throws Exception {
    var reference = Map.<Term, Object>of(Term.REFERENCE, "order-500");
    var request = Map.<Term, Object>of(Term.CORRELATION_ID, request(12));
    var message = Map.<Term, Object>of(Term.MESSAGE_ID, id(77));

    assertThat(found(reference)).containsExactly(500);
    assertThat(plan(reference)).contains("message_of_reference").doesNotContain("Seq Scan on m");
    assertThat(found(request)).containsExactly(129, 128, 127, 126, 125, 124, 123, 122, 121, 120);
    assertThat(plan(request))
        .contains("message_correlation_id_position_key")
        .doesNotContain("Seq Scan on m", "message_pkey");
    assertThat(found(message)).containsExactly(77);
    assertThat(plan(message))
        .containsPattern("message_(pkey|newest)")
        .doesNotContain("Seq Scan on m");
  }

  @ParameterizedTest
  @CsvSource({"OUTCOME, FAILED", "ERROR_NAME, EC_ABSENT_SUBSCRIBER", "CALLER, desk", "SENDER, x"})
  void what_no_index_has_is_looked_for_along_the_ids_without_a_look_at_send_requests(
      Term term, String value) throws Exception {
    assertThat(plan(Map.of(term, value)))
        .contains("Index Scan Backward using message_newest")
        .doesNotContain("Seq Scan on m")
        .doesNotContainPattern("on send_request r (?!.*never executed)");
  }

  /** The index of numbers has all that is asked for, but not the order: it would be read whole. */
  @Test
  void the_newest_are_taken_from_the_end_of_the_ids() throws Exception {
    assertThat(plan(Map.of()))
        .contains("Index Scan Backward using message_newest")
        .doesNotContain("message_search");
  }

  @Test
  void what_is_rare_is_found_over_pages_that_look_at_so_much_each() throws Exception {
    var found = new ArrayList<UUID>();
    int pages = 0;
    Optional<UUID> next = Optional.of(BEFORE);
    while (next.isPresent()) {
      var page = page(Map.of(Term.OUTCOME, "FAILED"), next.get(), 10);
      page.entries().forEach(entry -> found.add(entry.message().id()));
      next = page.next();
      pages++;
    }

    assertThat(found).containsExactly(id(7));
    assertThat(pages)
        .isBetween(
            MESSAGES / SearchQuery.MOST_CANDIDATES, MESSAGES / SearchQuery.MOST_CANDIDATES + 1);
  }

  @Test
  void a_page_that_is_full_goes_on_where_it_ends_and_the_last_one_says_that_it_is()
      throws Exception {
    var terms = Map.<Term, Object>of(Term.LAST_DIGITS, "2345");
    var first = page(terms, BEFORE, 6);
    assertThat(places(first)).containsExactly(92_345, 82_345, 72_345, 62_345, 52_345, 42_345);
    assertThat(first.next()).hasValue(id(42_345));

    var second = page(terms, first.next().orElseThrow(), 6);
    assertThat(places(second)).containsExactly(32_345, 22_345, 12_345, 2_345);
    assertThat(second.next()).isEmpty();
    assertThat(page(terms, id(2_345), 6).entries()).isEmpty();
  }

  @Test
  void a_message_that_an_older_node_stored_is_found_by_what_its_send_request_says()
      throws Exception {
    var end = id(21);
    assertThat(places(page(Map.of(Term.CALLER, "desk", Term.SENDER, "Tidings"), end, 50)))
        .containsExactly(19, 18, 17, 16, 15, 14, 13, 12, 11, 10);
    assertThat(page(Map.of(Term.SENDER, "Other"), end, 50).entries()).isEmpty();
  }

  @Test
  void of_a_calling_code_that_countries_share_only_the_numbers_of_one_are_found() throws Exception {
    assertThat(places(country("KZ"))).containsExactly(50);
    assertThat(places(country("RU"))).isEmpty();
  }

  private FoundPage country(String code) throws Exception {
    var country = Country.of(code).orElseThrow();
    var search =
        new Search(
            "default",
            Map.of(Term.COUNTRY, country.prefix() + "%"),
            Optional.of(country),
            FIRST,
            id(1_000),
            50);
    return inTransaction(ENTITIES, () -> messages.page(search));
  }

  private List<Integer> found(Map<Term, Object> terms) throws Exception {
    return places(page(terms, BEFORE, 50));
  }

  private FoundPage page(Map<Term, Object> terms, UUID before, int limit) throws Exception {
    return page("default", terms, before, limit);
  }

  private FoundPage page(String team, Map<Term, Object> terms, UUID before, int limit)
      throws Exception {
    var search = new Search(team, terms, Optional.empty(), FIRST, before, limit);
    return inTransaction(ENTITIES, () -> messages.page(search));
  }

  @Test
  void what_others_have_is_neither_found_nor_looked_at() throws Exception {
    for (var terms :
        List.<Map<Term, Object>>of(
            Map.of(),
            Map.of(Term.MESSAGE_ID, id(77)),
            Map.of(Term.CORRELATION_ID, request(12)),
            Map.of(Term.RECIPIENT, "+385911012345"),
            Map.of(Term.LAST_DIGITS, "2345"),
            Map.of(Term.REFERENCE, "order-500"),
            Map.of(Term.OUTCOME, "FAILED"))) {
      var found = page("billing", terms, BEFORE, 50);

      assertThat(found.entries()).as(terms.toString()).isEmpty();
      assertThat(found.next()).as(terms.toString()).isEmpty();
      assertThat(plan("billing", terms)).doesNotContain("Seq Scan on m");
    }
    assertThat(plan("billing", Map.of(Term.OUTCOME, "FAILED"))).contains("message_newest");
  }

  private static List<Integer> places(FoundPage page) {
    return page.entries().stream().map(entry -> place(entry.message().id())).toList();
  }

  private static int place(UUID id) {
    return (int) ((id.getMostSignificantBits() >>> 16) - BEGIN.toEpochMilli());
  }

  private static UUID id(int place) throws Exception {
    return one(
        "select id from message where id >= '%s' order by id limit 1"
            .formatted(MessageId.first(BEGIN.plusMillis(place))));
  }

  private static UUID request(int number) throws Exception {
    return one("select cast(md5('search' || %d) as uuid)".formatted(number));
  }

  private static UUID one(String select) throws Exception {
    return inTransaction(
        ENTITIES, () -> (UUID) ENTITIES.createNativeQuery(select, UUID.class).getSingleResult());
  }

  private static String plan(Map<Term, Object> terms) throws Exception {
    return plan("default", terms);
  }

  @SuppressWarnings("unchecked")
  private static String plan(String team, Map<Term, Object> terms) throws Exception {
    var find = new SearchQuery(new Search(team, terms, Optional.empty(), FIRST, BEFORE, 50));
    return inTransaction(
        ENTITIES,
        () -> {
          var query = ENTITIES.createNativeQuery("explain (analyze) " + find.page(), String.class);
          find.ofPage().forEach(query::setParameter);
          return String.join("\n", (List<String>) query.getResultList());
        });
  }

  private static void vacuum(Connection connection) throws SQLException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("vacuum analyze message");
    } finally {
      connection.setAutoCommit(before);
    }
  }

  private static void change(String statement) throws Exception {
    inTransaction(ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }
}
