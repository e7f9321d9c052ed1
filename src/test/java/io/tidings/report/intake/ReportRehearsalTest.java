package io.tidings.report.intake;

import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.message.record.RecorderFixture;
import io.tidings.report.unmatched.UnmatchedReports;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportRehearsalTest {

  private final EntityManager entities = DatabaseFixture.running().open();
  private final SettableClock clock = new SettableClock();
  private final List<String> done = new ArrayList<>();
  private final ReportRehearsal rehearsal =
      inject(
          new ReportRehearsal(),
          inject(
              new DeliveryReportRecorder(),
              RecorderFixture.of(entities, clock),
              inject(new UnmatchedReports(), entities, clock)),
          clock,
          transaction());

  @AfterEach
  void close() {
    entities.getTransaction().rollback();
    entities.close();
  }

  @Test
  void it_stores_what_it_can_while_another_node_appends_to_the_log_and_is_rolled_back()
      throws Exception {
    DatabaseFixture.running()
        .run(
            other -> {
              other.createNativeQuery("select 1 from event_log_head for update").getSingleResult();
              entities.getTransaction().begin();
              entities.createNativeQuery("set local lock_timeout = '2s'").executeUpdate();
              rehearsal.play();
            });

    assertThat(done).containsExactly("setRollbackOnly");
    assertThat(stored("webhook_call")).isOne();
    assertThat(stored("unmatched_report")).isEqualTo(2);
  }

  private long stored(String table) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from %s where xmin::text = pg_current_xact_id()::text"
                        .formatted(table))
                .getSingleResult())
        .longValue();
  }

  private TransactionSynchronizationRegistry transaction() {
    return (TransactionSynchronizationRegistry)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {TransactionSynchronizationRegistry.class},
            (proxy, method, arguments) -> {
              done.add(method.getName());
              return null;
            });
  }
}
