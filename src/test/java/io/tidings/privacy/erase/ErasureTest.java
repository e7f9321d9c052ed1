package io.tidings.privacy.erase;

import static io.tidings.DatabaseFixture.inTransaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.audit.AuditFixture;
import io.tidings.message.MessageId;
import io.tidings.message.Recipient;
import io.tidings.pseudonym.Pseudonym;
import jakarta.persistence.EntityManager;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each test has a number of its own. */
class ErasureTest {

  private static final byte[] KEY = "a secret of the test, long enough".getBytes(UTF_8);

  /** One of its own: it makes the planner's statistics anew, which the plans of others hang on. */
  private static final DatabaseFixture DATABASE = DatabaseFixture.apart();

  private static final EntityManager ENTITIES = DATABASE.open();

  /** Ids are made by the machine, and lie in partitions of its days. */
  private final Clock clock = Clock.systemUTC();

  private final Erasures erasures =
      InjectionFixture.inject(new Erasures(), ENTITIES, AuditFixture.trail(ENTITIES), clock);
  private final ErasureSteps steps = steps(ENTITIES, erasures);

  private ErasureSteps steps(EntityManager entities, Erasures some) {
    return InjectionFixture.inject(
        new ErasureSteps(),
        entities,
        some,
        InjectionFixture.inject(new ErasedMessages(), entities, clock),
        InjectionFixture.inject(new TableSearch(), entities),
        InjectionFixture.inject(new PlannerStatistics(), entities),
        clock);
  }

  @AfterEach
  void tidy() throws Exception {
    change("delete from erasure");
  }

  @AfterAll
  static void close() throws Exception {
    DATABASE.putAway();
    ENTITIES.close();
  }

  @Test
  void afterwards_the_number_is_nowhere_in_any_form_nor_is_a_text_that_was_theirs_alone()
      throws Exception {
    var number = "385917770101";
    var text = "Only you should read of the marimba";
    for (int time = 0; time < 60; time++) {
      request(text, "order-" + number + "-" + time, List.of("+" + number));
    }
    var shared =
        request("Call +385 91 777-0101 or the desk", null, List.of("+" + number, "+385917770999"));
    event(number);
    var call = call("{\"results\":[{\"to\":\"%1$s\"},{\"to\":\"\\u002b%1$s\"}]}".formatted(number));
    var small = call(number);
    unmatched(number);
    change("analyze");
    assertThat(DatabaseDump.take(DATABASE)).contains(number, text);

    var erasure = erase("+" + number);

    var dump = DatabaseDump.take(DATABASE);
    assertThat(dump).doesNotContain(text, "91 777-0101", "917770101");
    var hex = HexFormat.of().formatHex(number.getBytes(UTF_8));
    assertThat(dump.toLowerCase(Locale.ROOT)).doesNotContain(hex);
    for (int shift = 0; shift < 3; shift++) {
      assertThat(dump).doesNotContain(base64(number, shift));
    }
    var pseudonym = Pseudonym.of("+" + number, KEY);
    assertThat(erasure.pseudonym()).isEqualTo(pseudonym);
    assertThat(erasure.recipient()).isNull();
    assertThat(erasure.statistics()).isNull();
    assertThat(erasure.counts()).isEqualTo(new Erasure.Counts(61, 60, 1, 60, 1, 2, 1, 0));
    assertThat(
            value(
                "select cast(octet_length(body) = bytes as text) from webhook_call where id = '%s'",
                call))
        .isEqualTo("true");
    assertThat(value("select convert_from(body, 'UTF8') from webhook_call where id = '%s'", small))
        .isEqualTo(pseudonym.substring(1));
    assertThat(value("select text from send_request where correlation_id = '%s'", shared))
        .matches("Call \\+999 [0-9]{2} [0-9]{3}-[0-9]{4} or the desk");
    assertThat(
            value(
                "select recipient from message where correlation_id = '%s' and position = 1",
                shared))
        .isEqualTo("+385917770999");
    assertThat(
            value(
                "select cast(count(*) as text) from send_request where text_deleted_by = 'desk' and"
                    + " text is null and correlation_id in (select correlation_id from message"
                    + " where recipient = '%s')",
                pseudonym))
        .isEqualTo("60");
  }

  @Test
  void who_has_a_number_that_begins_the_same_or_ends_the_same_stays_as_they_are() throws Exception {
    var longer = request("To +385917770202 alone", "r-385917770202", List.of("+385917770202"));
    var ending = request("To +38691777020 alone", "r-38691777020", List.of("+38691777020"));
    var body = "{\"to\":\"385917770202\",\"x\":\"138591777020\"}";
    var call = call(body);
    request("Mine", "mine", List.of("+38591777020"));

    assertThat(erase("+38591777020").counts().messages()).isEqualTo(1);

    for (var request : List.of(longer, ending)) {
      assertThat(
              value(
                  "select text || ' ' || client_reference || m.recipient from send_request r"
                      + " join message m using (correlation_id) where correlation_id = '%s'",
                  request))
          .matches("To \\+(\\d+) alone r-\\1\\+\\1");
    }
    assertThat(value("select convert_from(body, 'UTF8') from webhook_call where id = '%s'", call))
        .isEqualTo(body);
  }

  @Test
  void while_a_message_has_not_ended_nothing_happens_and_the_first_of_them_are_named()
      throws Exception {
    var request = request("Soon", "s", List.of("+385917770301", "+385917770301"));
    change(
        "update message set outcome = 'PENDING', status = 'SCHEDULED', due_at = now() +"
            + " interval '1 day' where correlation_id = '%s' and position = 1".formatted(request));

    var asked = ask("+385917770301");

    assertThat(asked).isInstanceOf(Asked.Refused.class);
    var refused = (Asked.Refused) asked;
    assertThat(refused.count()).isEqualTo(1);
    assertThat(refused.first()).extracting(OpenMessage::status).containsExactly("SCHEDULED");
    assertThat(refused.first()).extracting(OpenMessage::correlationId).containsExactly(request);
    assertThat(inTransaction(ENTITIES, steps::next)).isFalse();
    change("update message set due_at = null where correlation_id = '%s'".formatted(request));
  }

  @Test
  void a_step_that_is_cut_off_is_done_again_and_nothing_is_counted_twice() throws Exception {
    for (int time = 0; time < 5; time++) {
      request("Cut off", "c-385917770401", List.of("+385917770401"));
      call("385917770401");
    }
    var id = taken(ask("+385917770401")).id();

    for (boolean more = true; more; ) {
      assertThatThrownBy(
              () ->
                  inTransaction(
                      ENTITIES,
                      () -> {
                        steps.next();
                        throw new IllegalStateException("killed");
                      }))
          .hasMessage("killed");
      more = inTransaction(ENTITIES, steps::next);
    }

    var done = inTransaction(ENTITIES, () -> erasures.find(id)).orElseThrow();
    assertThat(done.isDone()).isTrue();
    assertThat(done.counts()).isEqualTo(new Erasure.Counts(5, 5, 0, 5, 0, 5, 0, 0));
  }

  @Test
  void two_nodes_are_not_at_one_erasure_together() throws Exception {
    request("Two", "t", List.of("+385917770501"));
    ask("+385917770501");

    try (var other = DATABASE.open()) {
      var their = InjectionFixture.inject(new Erasures(), other, AuditFixture.trail(other), clock);
      inTransaction(
          ENTITIES,
          () -> {
            assertThat(steps.next()).isTrue();
            assertThat(inTransaction(other, () -> steps(other, their).next())).isFalse();
            return true;
          });
    }
    finish();
  }

  @Test
  void who_asks_again_gets_the_same_while_it_runs_and_the_same_pseudonym_later() throws Exception {
    request("Again", "a", List.of("+385917770601"));
    var first = taken(ask("+385917770601"));

    assertThat(taken(ask("+385917770601")).id()).isEqualTo(first.id());
    finish();
    var second = erase("+385917770601");

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.pseudonym()).isEqualTo(first.pseudonym());
    assertThat(second.counts()).isEqualTo(new Erasure.Counts(0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void a_message_accepted_meanwhile_and_what_is_still_to_be_submitted_stay() throws Exception {
    request("Before", "b", List.of("+385917770701"));
    var waiting = request("Ask +385917770701", "w", List.of("+385917770799"));
    change(
        "update message set outcome = 'PENDING', due_at = now() + interval '1 day' where"
            + " correlation_id = '%s'".formatted(waiting));
    var id = taken(ask("+385917770701")).id();
    var after = request("After", "n", List.of("+385917770701"));

    finish();

    var done = inTransaction(ENTITIES, () -> erasures.find(id)).orElseThrow();
    assertThat(done.counts()).isEqualTo(new Erasure.Counts(1, 1, 0, 0, 0, 0, 0, 1));
    assertThat(value("select recipient from message where correlation_id = '%s'", after))
        .isEqualTo("+385917770701");
    assertThat(value("select text from send_request where correlation_id = '%s'", waiting))
        .isEqualTo("Ask +385917770701");
  }

  @Test
  void the_digest_can_be_made_again_and_the_print_of_what_was_asked_is_nobodys() throws Exception {
    var request = request("Print", null, List.of("+385917770801"));
    name(request, "plain");
    var named = request("Named", null, List.of("+385917770801"));
    name(named, "for 385917770801");

    var done = erase("+385917770801");

    var ids =
        value(
            "select string_agg(cast(id as text), ',' order by id) from message where recipient ="
                + " '%s'",
            done.pseudonym());
    assertThat(done.digest())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(ids.getBytes(UTF_8)));
    assertThat(
            value(
                "select idempotency_key || (fingerprint <> sha256('x')) from send_request where"
                    + " correlation_id = '%s'",
                request))
        .isEqualTo("plaintrue");
    assertThat(
            value(
                "select cast(idempotency_key is null and fingerprint is null as text) from"
                    + " send_request where correlation_id = '%s'",
                named))
        .isEqualTo("true");
  }

  @Test
  void erasures_are_listed_newest_first_without_a_number() throws Exception {
    var first = erase("+385917770901");
    var second = taken(ask("+385917770902"));
    var third = erase("+385917770903");

    var page = inTransaction(ENTITIES, () -> erasures.page(Optional.empty(), 2));
    assertThat(page).extracting(Erasure::id).containsExactly(third.id(), second.id(), first.id());
    var json = ErasureJson.of(page, 2);
    assertThat(json.getJsonArray("erasures")).hasSize(2);
    assertThat(json.getString("nextCursor")).isEqualTo(second.id().toString());
    assertThat(json.toString()).doesNotContain("917770902");

    var rest = inTransaction(ENTITIES, () -> erasures.page(Optional.of(second.id()), 2));
    assertThat(rest).extracting(Erasure::id).containsExactly(first.id());
    assertThat(ErasureJson.of(rest, 2)).containsOnlyKeys("erasures");
  }

  private Erasure erase(String number) throws Exception {
    var id = taken(ask(number)).id();
    finish();
    return inTransaction(ENTITIES, () -> erasures.find(id)).orElseThrow();
  }

  private Asked ask(String number) throws Exception {
    var recipient = new Recipient(number);
    return inTransaction(
        ENTITIES,
        () -> erasures.ask(recipient, Pseudonym.of(number, KEY), AuditFixture.who("desk")));
  }

  @Test
  void what_stood_in_the_text_for_the_person_goes_and_what_stood_there_for_others_stays()
      throws Exception {
    var request = request("Hi {{name}}", null, List.of("+385917770401", "+385917770402"));
    change(
        """
        update message set text_values = case position
            when 0 then cast('{"name": "Ana"}' as jsonb)
            else cast('{"name": "Ivo, not +385917770401"}' as jsonb) end
         where correlation_id = '%s'
        """
            .formatted(request));

    var pseudonym = erase("+385917770401").pseudonym();

    assertThat(
            value(
                "select string_agg(coalesce(text_values ->> 'name', '-'), '; ' order by position)"
                    + " from message where correlation_id = '%s'",
                request))
        .isEqualTo("-; Ivo, not " + pseudonym);
    assertThat(value("select text from send_request where correlation_id = '%s'", request))
        .isEqualTo("Hi {{name}}");
  }

  private static Erasure taken(Asked asked) {
    return ((Asked.Taken) asked).erasure();
  }

  private void finish() throws Exception {
    while (inTransaction(ENTITIES, steps::next)) {
      // another step
    }
  }

  /** One with a delivered message to each. */
  private static UUID request(String text, @Nullable String reference, List<String> recipients)
      throws Exception {
    var id = MessageId.next();
    change(
        """
        insert into send_request (correlation_id, created_at, recipients, caller, text, options)
        values ('%s', now(), %d, 'erasure', '%s', '{}')
        """
            .formatted(id, recipients.size(), text));
    for (int place = 0; place < recipients.size(); place++) {
      change(
          """
          insert into message (id, correlation_id, updated_at, position, status, outcome, recipient,
            client_reference)
          values ('%s', '%s', now(), %d, 'DELIVERED_TO_HANDSET', 'DELIVERED', '%s', %s)
          """
              .formatted(
                  MessageId.next(),
                  id,
                  place,
                  recipients.get(place),
                  reference == null ? "null" : "'" + reference + "'"));
    }
    return id;
  }

  private static UUID call(String body) throws Exception {
    var id = MessageId.next();
    change(
        """
        insert into webhook_call (id, received_at, accepted, bytes, remote, body, headers)
        values ('%1$s', now(), true, octet_length(convert_to('%2$s', 'UTF8')), '127.0.0.1',
          convert_to('%2$s', 'UTF8'), '{}')
        """
            .formatted(id, body));
    return id;
  }

  private static void name(UUID request, String key) throws Exception {
    change(
        "update send_request set idempotency_key = '%s', fingerprint = sha256('x') where correlation_id = '%s'"
            .formatted(key, request));
  }

  private static void event(String number) throws Exception {
    change(
        """
        with head as (update event_log_head set seq = seq + 1 returning seq)
        insert into event (seq, at, message_id, correlation_id, source, verdict, outcome, final,
          attempt, reason, raw)
        select seq, now(), gen_random_uuid(), gen_random_uuid(), 'L', 'N', 'D', true, 'NOTED',
          'Not to %1$s', '{"to":"%1$s"}' from head
        """
            .formatted(number));
  }

  private static void unmatched(String number) throws Exception {
    change(
        """
        insert into unmatched_report (id, call_id, entry, received_at, reported_id, recipient,
          callback_data, raw)
        values ('%1$s', '%1$s', 0, now(), 'x', '%2$s', 'for %%2B%2$s', '{"to":"%2$s"}')
        """
            .formatted(MessageId.next(), number));
  }

  private static String base64(String number, int shift) {
    var encoded = Base64.getEncoder().encodeToString((" ".repeat(shift) + number).getBytes(UTF_8));
    return encoded.substring(shift == 0 ? 0 : shift + 1, encoded.length() - 4);
  }

  private static String value(String query, Object of) throws Exception {
    return inTransaction(
        ENTITIES,
        () -> String.valueOf(ENTITIES.createNativeQuery(query.formatted(of)).getSingleResult()));
  }

  private static void change(String statement) throws Exception {
    inTransaction(ENTITIES, () -> ENTITIES.createNativeQuery(statement).executeUpdate());
  }
}
