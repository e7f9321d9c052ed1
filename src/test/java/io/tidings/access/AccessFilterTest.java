package io.tidings.access;

import static io.tidings.access.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.InjectionFixture;
import io.tidings.access.Identity.Known;
import io.tidings.access.Identity.Unknown;
import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessFilterTest {

  private final ResponseFixture response = new ResponseFixture();
  private @Nullable HttpServletRequest passed;
  private int asked;

  /** Knows everybody who has a cookie or has a ticket, and counts how often it is asked. */
  private final class Cookies extends Credentials {
    @Override
    Identity identify(HttpServletRequest request) {
      asked++;
      return request.getHeader("Cookie") == null
          ? new Unknown(AccessProblems.notAuthorised())
          : known("shop");
    }

    @Override
    Optional<Identity> byTicket(HttpServletRequest request) {
      return Optional.ofNullable(request.getParameter("ticket")).map(this::known);
    }

    private Known known(String name) {
      return Known.by(
          new AccessKey(
              name, Caller.ofDefaultTeam(name), Set.of(), Optional.empty(), new byte[0], false));
    }
  }

  private void filter(String method, Map<String, String> headers)
      throws IOException, ServletException {
    filter(method, "/api/messages", headers);
  }

  private void filter(String method, String path, Map<String, String> headers)
      throws IOException, ServletException {
    InjectionFixture.inject(new AccessFilter(), new Cookies(), AccessFixture.origins())
        .doFilter(
            request(method, path, headers),
            response.asResponse(),
            (request, passedResponse) -> passed = (HttpServletRequest) request);
  }

  @Test
  void everybody_is_let_through_and_looked_up_only_where_that_matters() throws Exception {
    filter("GET", Map.of("Cookie", "a=b"));
    var request = Objects.requireNonNull(passed);

    assertThat(request.getRemoteUser()).isNull();
    assertThat(request.getUserPrincipal()).isNull();
    assertThat(asked).isZero();
  }

  @Test
  void who_calls_is_looked_up_once() throws Exception {
    filter("GET", Map.of("Cookie", "a=b"));
    var request = Objects.requireNonNull(passed);

    assertThat(CallerRequest.identify(request, true).refusal(Need.CALLER)).isEmpty();
    assertThat(CallerRequest.identify(request, false).refusal(Need.CALLER)).isEmpty();
    assertThat(request.getRemoteUser()).isEqualTo("shop");
    assertThat(request.getUserPrincipal()).isEqualTo(Caller.ofDefaultTeam("shop"));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void a_ticket_is_found_after_somebody_asked_without() throws Exception {
    filter("GET", "/api/events?ticket=t-1", Map.of());
    var request = Objects.requireNonNull(passed);

    assertThat(CallerRequest.identify(request, false).refusal(Need.CALLER)).isPresent();
    assertThat(CallerRequest.identify(request, true).refusal(Need.CALLER)).isEmpty();
    assertThat(request.getRemoteUser()).isEqualTo("t-1");
  }

  @Test
  void nobody_has_no_name() throws Exception {
    filter("GET", Map.of());
    var request = Objects.requireNonNull(passed);

    assertThat(CallerRequest.identify(request, false).refusal(Need.CALLER)).isPresent();
    assertThat(request.getRemoteUser()).isNull();
    assertThat(request.getUserPrincipal()).isNull();
  }

  @Test
  void where_the_filter_is_not_everybody_is_nobody() {
    assertThat(
            CallerRequest.identify(request("GET", "/webhooks", Map.of()), false)
                .refusal(Need.CALLER))
        .contains(AccessProblems.notAuthorised());
  }

  @Test
  void a_preflight_goes_no_further() throws Exception {
    filter(
        "OPTIONS",
        Map.of("Origin", AccessFixture.OTHER_SITE, "Access-Control-Request-Method", "POST"));

    assertThat(passed).isNull();
    assertThat(response.status()).isEqualTo(204);
  }
}
