package io.tidings.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.MessageId;
import io.tidings.message.Price;
import io.tidings.send.body.PreviewBody;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a send request may cost, by what messages on a real database cost. */
class RecentPricesTest {

  private static final DatabaseFixture DATABASE = DatabaseFixture.apart();
  private static final EntityManager ENTITIES = DATABASE.open();

  private int stored;
  private final SettableClock clock = new SettableClock();
  private final RecentPrices prices = InjectionFixture.inject(new RecentPrices(), ENTITIES, clock);

  @AfterAll
  static void close() throws Exception {
    DATABASE.putAway();
    ENTITIES.close();
  }

  @BeforeEach
  void clear() throws Exception {
    change("delete from message");
    change("delete from send_request");
    change("insert into team (name, created_at) values ('billing', now()) on conflict do nothing");
  }

  @Test
  void prices_are_means_by_country_in_the_currency_that_was_charged_last() throws Exception {
    store("default", "+385911111101", "0.03", "EUR", Duration.ofDays(3), false);
    store("default", "+385911111102", "0.04", "EUR", Duration.ofDays(2), false);
    store("default", "+385911111103", "9", "CREDITS", Duration.ofDays(4), false);
    store("default", "+4915112345678", "0.07", "EUR", Duration.ofDays(1), false);

    assertThat(of("default"))
        .containsOnly(
            Map.entry("HR", new Price(new BigDecimal("0.035"), "EUR")),
            Map.entry("DE", new Price(new BigDecimal("0.07"), "EUR")));
  }

  @Test
  void tests_other_teams_what_is_old_and_who_was_erased_count_nothing() throws Exception {
    store("default", "+385911111101", "1", "EUR", Duration.ofDays(1), true);
    store("billing", "+4915112345678", "2", "EUR", Duration.ofDays(1), false);
    store("default", "+33612345678", "3", "EUR", Duration.ofDays(31), false);
    store("default", "+999123456789", "4", "EUR", Duration.ofDays(1), false);

    assertThat(of("default")).isEmpty();
    assertThat(of("billing")).containsOnlyKeys("DE");
  }

  @Test
  void an_estimate_adds_up_what_is_known_and_says_what_is_not() throws Exception {
    store("default", "+385911111101", "0.03", "EUR", Duration.ofDays(3), false);
    var estimates = InjectionFixture.inject(new Estimates(), prices);
    var asked =
        body(
            """
            {"estimate": true, "text": "Hi {{name}}", "recipients": [
              {"to": "+385911111101", "values": {"name": "Ana"}},
              {"to": "+385911111102", "values": {"name": "%s"}},
              {"to": "+4915112345678", "values": {"name": "Ivo"}}, "nobody"]}
            """
                .formatted("x".repeat(160)));

    var estimate =
        DatabaseFixture.inTransaction(ENTITIES, () -> estimates.of(asked, "default").toString());

    assertThat(estimate.replace('"', '\''))
        .isEqualTo(
            "{'cost':[{'currency':'EUR','amount':0.09}],'unknown':{'recipients':1,'segments':1},"
                + "'countries':[{'recipients':1,'segments':1,'country':'DE'},"
                + "{'recipients':2,'segments':3,'country':'HR',"
                + "'price':{'currency':'EUR','amount':0.03}}],'days':30}");
  }

  private Map<String, Price> of(String team) throws Exception {
    return DatabaseFixture.inTransaction(ENTITIES, () -> prices.of(team));
  }

  private void store(
      String team, String number, String price, String currency, Duration ago, boolean test)
      throws Exception {
    Instant at = clock.instant().minus(ago).plusMillis(stored++);
    var request = MessageId.next();
    change(
        "insert into send_request (correlation_id, created_at, recipients, team, caller, text)"
            + " values ('%s', '%s', 1, '%s', 'shop', 'x')".formatted(request, at, team));
    change(
        """
        insert into message (id, correlation_id, updated_at, position, status, outcome, recipient,
          team, price, currency, test)
        values ('%s', '%s', '%s', 0, 'DELIVERED_TO_HANDSET', 'DELIVERED', '%s', '%s', %s, '%s', %s)
        """
            .formatted(MessageId.first(at), request, at, number, team, price, currency, test));
  }

  private static PreviewBody body(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return PreviewBody.read(reader.readObject());
    }
  }

  private static void change(String statement) throws Exception {
    DatabaseFixture.inTransaction(
        ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }
}
