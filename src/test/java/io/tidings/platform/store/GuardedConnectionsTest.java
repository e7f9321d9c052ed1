package io.tidings.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidings.store.StoreFailure;
import java.lang.reflect.Proxy;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.Test;

class GuardedConnectionsTest {

  @Test
  void a_pool_that_fails_in_its_own_way_is_a_database_that_is_away() {
    var connections = new GuardedConnections();
    connections.configure(Map.of(AvailableSettings.DATASOURCE, failing()));

    var failure = catchThrowable(connections::getConnection);

    assertThat(StoreFailure.isOne(failure)).isTrue();
    assertThat(failure).hasRootCauseMessage("Task already scheduled or cancelled");
  }

  private static DataSource failing() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, values) -> {
              throw new IllegalStateException("Task already scheduled or cancelled");
            });
  }
}
