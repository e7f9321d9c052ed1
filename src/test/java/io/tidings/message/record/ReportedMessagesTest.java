package io.tidings.message.record;

import static io.tidings.message.DeliveryReportFixture.TO_HANDSET;
import static io.tidings.message.DeliveryReportFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Message;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportedMessagesTest {

  private static final String PLANS =
      """
      select generic_plans || ' and ' || custom_plans
      from pg_prepared_statements where statement like '%unnest($%'
      """;

  @Test
  void all_that_reports_change_is_stored() {
    var columns = Pattern.compile(", ").splitAsStream(Message.REPORTED.names("r."));

    assertThat(columns).allMatch(ReportedMessages.STORE::contains);
  }

  /** The driver prepares a statement when it comes for the fifth time. */
  @Test
  void what_stores_reports_is_planned_once_and_not_each_time() throws Exception {
    try (var stored = new StoredMessagesFixture()) {
      var messages = stored.messages(stored.queued(10));

      var plans =
          stored.in(
              () -> {
                for (var message : messages) {
                  stored.recorder.record(List.of(report(message.id(), TO_HANDSET).made()));
                }
                return stored.entities.createNativeQuery(PLANS, String.class).getResultList();
              });

      assertThat(plans).hasSize(3).allMatch(plan -> plan.toString().matches("[1-9][0-9]* and 0"));
    }
  }
}
