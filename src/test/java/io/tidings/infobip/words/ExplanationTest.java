package io.tidings.infobip.words;

import static io.tidings.message.DeliveryReportFixture.ABSENT_SUBSCRIBER;
import static io.tidings.message.DeliveryReportFixture.EXPIRED;
import static io.tidings.message.DeliveryReportFixture.NOT_DELIVERED;
import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Price;
import io.tidings.message.ProviderError;
import io.tidings.message.Status;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final ProviderError NO_ERROR = new ProviderError(0, 0, "NO_ERROR", false);

  @Test
  void of_what_arrived_there_is_nothing_to_do() {
    assertThat(explain(TO_HANDSET, NO_ERROR, "0.0312"))
        .isEqualTo(new Explanation("The phone has it.", null, null, true));
  }

  @Test
  void a_failure_is_told_by_its_error() {
    assertThat(explain(NOT_DELIVERED, ABSENT_SUBSCRIBER, "0.0312"))
        .isEqualTo(
            new Explanation(
                "The phone is switched off or out of coverage.",
                "Send it again later.",
                Resend.LATER,
                true));
  }

  @Test
  void of_a_message_that_expired_the_error_tells_what_held_it_up() {
    assertThat(explain(EXPIRED, ABSENT_SUBSCRIBER, "0").text())
        .isEqualTo("It expired: the phone is switched off or out of coverage.");
    assertThat(explain(EXPIRED, error(2, 608), "0").text())
        .isEqualTo("It expired: Infobip stopped it as suspicious traffic.");
  }

  @Test
  void an_error_that_says_no_more_than_the_status_leaves_it_to_the_status() {
    assertThat(explain(EXPIRED, error(2, 4101), "0"))
        .isEqualTo(
            new Explanation(
                "It expired before it could be delivered.",
                "Send it again when the phone is likely to be on.",
                Resend.LATER,
                false));
  }

  @Test
  void without_an_error_a_failure_is_told_by_its_status() {
    var expected =
        new Explanation(
            "The Infobip account has not enough credit.",
            "Top up the account, then send it again.",
            Resend.CHANGED,
            null);

    assertThat(explain(new Status("REJECTED_NOT_ENOUGH_CREDITS", 5, 12), NO_ERROR, null))
        .isEqualTo(expected);
    assertThat(explain(new Status("RENAMED", 5, 12), ProviderError.NONE, null)).isEqualTo(expected);
  }

  @Test
  void an_id_that_means_two_things_is_told_by_its_group() {
    assertThat(explain(new Status("SIGNALS_BLOCKED", 4, 87), NO_ERROR, "0").charged()).isTrue();
    assertThat(explain(new Status("SIGNALS_BLOCKED", 5, 87), NO_ERROR, "1").charged()).isFalse();
    assertThat(explain(NOT_DELIVERED, error(2, 4102), null).resend()).isEqualTo(Resend.CHANGED);
    assertThat(explain(NOT_DELIVERED, error(3, 4102), null).resend()).isEqualTo(Resend.LATER);
  }

  @Test
  void an_unknown_status_falls_back_to_its_group_and_then_to_being_new() {
    assertThat(explain(new Status("UNDELIVERABLE_BY_PIGEON", 2, 9001), NO_ERROR, null))
        .isEqualTo(
            new Explanation(
                "It could not be delivered.", "Send it again later.", Resend.LATER, null));
    assertThat(explain(new Status("DELIVERED_BY_PIGEON", 3, 9001), NO_ERROR, null))
        .isEqualTo(new Explanation("It has been delivered.", null, null, null));
    assertThat(explain(new Status("NEW", 9, 7001), NO_ERROR, null))
        .isEqualTo(explain(new Status("UNKNOWN", null, null), ProviderError.NONE, null))
        .isEqualTo(
            new Explanation(
                "Infobip says something about it that is new to Tidings.", null, null, null));
  }

  @Test
  void of_an_unknown_error_only_whether_it_is_permanent_tells_if_a_resend_can_help() {
    assertThat(explain(NOT_DELIVERED, new ProviderError(1, 77, "EC_NEW", true), null))
        .isEqualTo(
            new Explanation(
                "It was sent, but did not reach the phone.",
                "The same would fail again: reach this person otherwise.",
                Resend.NEVER,
                null));
    assertThat(explain(NOT_DELIVERED, new ProviderError(8, 77, "EC_NEW", false), null).resend())
        .isEqualTo(Resend.LATER);
  }

  @Test
  void a_report_that_knows_better_than_the_registry_is_believed() {
    assertThat(explain(NOT_DELIVERED, new ProviderError(1, 27, "EC_ABSENT_SUBSCRIBER", true), null))
        .isEqualTo(
            new Explanation(
                "The phone is switched off or out of coverage.",
                "The same would fail again: reach this person otherwise.",
                Resend.NEVER,
                null));
  }

  @Test
  void what_is_under_way_has_neither_failed_nor_is_it_known_to_be_free() {
    assertThat(explain(new Status("PENDING_ENROUTE", 1, 7), ABSENT_SUBSCRIBER, "0"))
        .isEqualTo(new Explanation("It is on its way to the operator.", null, null, null));
  }

  @Test
  void our_own_statuses_are_told_too() {
    assertThat(explain(Status.FAILED, ProviderError.NONE, null))
        .isEqualTo(
            new Explanation(
                "It could not be handed to Infobip.",
                "See the reason in its history, put that right and send it again.",
                Resend.CHANGED,
                false));
    assertThat(explain(Status.NO_REPORT, ProviderError.NONE, null).charged()).isNull();
  }

  private static Explanation explain(Status status, ProviderError error, @Nullable String price) {
    return Explanation.of(
        status,
        error,
        Optional.ofNullable(price).map(amount -> new Price(new BigDecimal(amount), "EUR")));
  }

  private static ProviderError error(int groupId, int id) {
    return new ProviderError(groupId, id, null, null);
  }
}
