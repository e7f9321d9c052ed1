package io.tidings.infobip.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Client;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientPoolTest {

  private final List<Client> made = new ArrayList<>();
  private final List<Client> closed = new ArrayList<>();
  private final ClientPool pool = new ClientPool(this::client);

  @Test
  void a_client_takes_no_more_calls_than_it_surely_has_connections_for() {
    for (int call = 0; call < 2 * ClientPool.CALLS_OF_A_CLIENT; call++) {
      pool.enter();
    }
    assertThat(made).hasSize(2);

    pool.enter();

    assertThat(made).hasSize(3);
  }

  @Test
  void a_client_is_used_again_as_long_as_its_calls_end() {
    for (int call = 0; call < 1_000; call++) {
      pool.leave(pool.enter(), true);
    }

    assertThat(made).hasSize(1);
    assertThat(closed).isEmpty();
  }

  @Test
  void a_client_with_a_call_that_hangs_makes_no_more_and_is_closed_when_the_others_have_left() {
    var hanging = pool.enter();
    var other = pool.enter();
    assertThat(other.client()).isSameAs(hanging.client());

    pool.leave(hanging, false);
    assertThat(pool.enter().client()).isNotSameAs(other.client());
    assertThat(closed).isEmpty();

    pool.leave(other, true);
    assertThat(closed).containsExactly(hanging.client());
  }

  @Test
  void closing_the_pool_closes_its_clients() {
    pool.enter();

    pool.close();

    assertThat(closed).containsExactlyElementsOf(made);
  }

  private Client client() {
    var client =
        (Client)
            Proxy.newProxyInstance(
                Client.class.getClassLoader(),
                new Class<?>[] {Client.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "equals" -> proxy == arguments[0];
                      case "hashCode" -> System.identityHashCode(proxy);
                      case "toString" -> "a client";
                      default -> {
                        closed.add((Client) proxy);
                        yield null;
                      }
                    });
    made.add(client);
    return client;
  }
}
