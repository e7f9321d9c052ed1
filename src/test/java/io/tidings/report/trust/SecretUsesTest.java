package io.tidings.report.trust;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.report.trust.WebhookFixture.call;
import static io.tidings.report.trust.WebhookFixture.settings;
import static io.tidings.report.trust.WebhookFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.InjectionFixture;
import io.tidings.dev.SettableClock;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When each secret of the webhook was last right. */
class SecretUsesTest {

  private static final byte[] BODY = {};
  private static final String OLD = "theOldToken0123456789";
  private static final String NEW = "theNewToken0123456789";
  private static final String HEADER = "X-Hub-Signature";

  private final EntityManager entities = DatabaseFixture.running().open();
  private final SettableClock clock = new SettableClock();

  /** A node, with what it has in its memory. */
  private record Node(SecretUses uses, WebhookAuthentication authentication) {}

  @AfterEach
  void forget() throws Exception {
    inTransaction(
        entities,
        () -> entities.createNativeQuery("delete from webhook_secret_use").executeUpdate());
    entities.close();
  }

  @Test
  void a_proof_that_is_not_wanted_is_not_set_and_one_that_nobody_gave_was_never_used()
      throws Exception {
    var states = states(node(Map.of("tidings.report.token", NEW)));

    assertThat(states)
        .containsExactly(
            new SecretState(Proof.TOKEN, List.of(Optional.empty())),
            new SecretState(Proof.BASIC, List.of()),
            new SecretState(Proof.SIGNATURE, List.of()));
  }

  @Test
  void each_of_two_secrets_has_its_own_last_use_to_the_minute() throws Exception {
    var node = node(Map.of("tidings.report.token", NEW, "tidings.report.token-previous", OLD));
    accepted(node, OLD);
    var first = clock.instant();
    clock.pass(Duration.ofSeconds(90));
    accepted(node, NEW);

    assertThat(states(node).get(0).uses())
        .containsExactly(Optional.of(first.plusSeconds(60)), Optional.of(first));
  }

  @Test
  void other_nodes_see_it_once_it_is_written_down_and_keep_what_is_newer() throws Exception {
    var here = node(Map.of("tidings.report.token", NEW));
    var there = node(Map.of("tidings.report.token", NEW));
    accepted(there, NEW);
    clock.pass(Duration.ofMinutes(5));
    accepted(here, NEW);
    var newest = clock.instant();
    var kept = keep(here, List.of());
    keep(there, List.of());

    var another = node(Map.of("tidings.report.token", NEW));
    assertThat(states(another).get(0).lastUse()).contains(newest);
    assertThat(keep(here, kept)).isEqualTo(kept);
  }

  @Test
  void the_use_of_a_secret_goes_with_it_when_it_becomes_the_previous_one() throws Exception {
    var before = node(Map.of("tidings.report.token", OLD));
    accepted(before, OLD);
    keep(before, List.of());

    var after = node(Map.of("tidings.report.token", NEW, "tidings.report.token-previous", OLD));

    var token = states(after).get(0);
    assertThat(token.lastUse()).isEmpty();
    assertThat(token.lastUseOfPrevious()).contains(clock.instant());
  }

  @Test
  void a_call_that_is_refused_for_one_proof_is_no_use_of_another() throws Exception {
    var node =
        node(
            Map.of(
                "tidings.report.token",
                NEW,
                "tidings.report.hmac-secret",
                "the secret of the signature"));
    var call = with(call(NEW), HEADER, "SHA256=00");

    assertThat(node.authentication().refuse(call)).isEmpty();
    assertThat(node.authentication().refuse(call, BODY)).contains(Refusal.WRONG_SIGNATURE);

    assertThat(states(node).get(0).lastUse()).isEmpty();
  }

  @Test
  void what_is_written_down_is_no_secret() throws Exception {
    var node = node(Map.of("tidings.report.token", NEW));
    accepted(node, NEW);
    keep(node, List.of());

    var row =
        (Object[])
            inTransaction(
                entities,
                () ->
                    entities
                        .createNativeQuery("select * from webhook_secret_use", Object[].class)
                        .getSingleResult());
    assertThat(row[0]).isEqualTo("TOKEN");
    assertThat((Integer) row[1]).isBetween(0, 65_535);
    assertThat((Instant) row[2]).isEqualTo(clock.instant());
  }

  private Node node(Map<String, String> values) {
    var settings = settings(values);
    var uses = InjectionFixture.inject(new SecretUses(), entities, settings, clock);
    return new Node(uses, InjectionFixture.inject(new WebhookAuthentication(), settings, uses));
  }

  private static void accepted(Node node, String token) {
    assertThat(node.authentication().refuse(call(token))).isEmpty();
    assertThat(node.authentication().refuse(call(token), BODY)).isEmpty();
  }

  private List<Long> keep(Node node, List<Long> before) throws Exception {
    return inTransaction(entities, () -> node.uses().keep(before));
  }

  private List<SecretState> states(Node node) throws Exception {
    return inTransaction(entities, node.uses()::states);
  }
}
