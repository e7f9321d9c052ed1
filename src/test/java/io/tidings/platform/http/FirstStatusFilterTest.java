package io.tidings.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstStatusFilterTest {

  /** As Grizzly's: one that is asked for its status and has none yet gives itself 200. */
  private static final class LazyResponse {
    private @Nullable Integer status;
    private Runnable meanwhile = () -> {};

    HttpServletResponse proxy() {
      return (HttpServletResponse)
          Proxy.newProxyInstance(
              LazyResponse.class.getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, values) -> {
                if (method.getName().equals("setStatus")) {
                  status = (Integer) values[0];
                  return null;
                }
                return status();
              });
    }

    private int status() {
      if (status == null) {
        meanwhile.run();
        status = 200;
      }
      return status;
    }
  }

  @Test
  void a_status_that_is_set_while_the_server_asks_for_it_is_not_lost() throws Exception {
    var response = new LazyResponse();
    var lost = new AtomicBoolean();
    response.meanwhile = () -> lost.set(true);
    FilterChain answeredLater = (request, answer) -> {};

    new FirstStatusFilter().doFilter(request(), response.proxy(), answeredLater);
    int asked = response.proxy().getStatus();

    assertThat(asked).isEqualTo(200);
    assertThat(lost).describedAs("the server sets a status when it asks").isFalse();
    response.proxy().setStatus(503);
    assertThat(response.proxy().getStatus()).isEqualTo(503);
  }

  private static HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LazyResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, values) -> null);
  }
}
