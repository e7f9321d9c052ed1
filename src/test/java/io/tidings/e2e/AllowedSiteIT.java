package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.tidings.dev.chromium.ChromiumFixture;
import io.tidings.dev.run.Installation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page of another site, in a real browser: what the headers of every answer leave it. */
class AllowedSiteIT {

  /** Browsers keep pages of the network away from this machine, where our server is now. */
  private static final String LOOPBACK_IS_ANY_HOST = "--disable-features=LocalNetworkAccessChecks";

  private static final String FETCH =
      """
      ([url, key]) => fetch(url, {headers: {Authorization: 'Bearer ' + key}})
        .then(answer => answer.status, refused => 'refused')\
      """;

  private static final String FOLLOW =
      """
      url => new Promise(resolve => {
        const stream = new EventSource(url);
        const end = what => { stream.close(); resolve(what); };
        stream.addEventListener('snapshot', () => end('snapshot'));
        stream.onerror = () => end('refused');
      })\
      """;

  private static final String SHOW_IMAGE =
      """
      url => new Promise(resolve => {
        const image = new Image();
        image.onload = () => resolve('shown');
        image.onerror = () => resolve('refused');
        image.src = url;
      })\
      """;

  private final String base = Installation.running().baseUri().toString();
  private final ApiClient api = new ApiClient(Installation.running().baseUri());

  @Test
  void one_that_is_allowed_reads_and_follows_and_others_do_neither() {
    var message = OpenMessage.sent(api, "+385911230915");
    var body = "{\"correlationIds\":[\"%s\"]}".formatted(message.correlationId());
    var ticket = ApiClient.json(api.post("/api/stream-tickets", body).body()).getString("ticket");
    var read = List.of(base + "api/messages/" + message.correlationId(), Installation.KEY);
    var stream = base + "api/events?ticket=" + ticket;

    try (var playwright = ChromiumFixture.playwright();
        var browser = ChromiumFixture.launch(playwright, LOOPBACK_IS_ANY_HOST)) {
      var friend = site(browser.newPage(), "https://friend.example/");
      assertThat(friend.evaluate(FETCH, read)).isEqualTo(200);
      assertThat(friend.evaluate(FOLLOW, stream)).isEqualTo("snapshot");
      assertThat(friend.evaluate(SHOW_IMAGE, base + "favicon.svg")).isEqualTo("refused");

      var stranger = site(browser.newPage(), "https://stranger.example/");
      assertThat(stranger.evaluate(FETCH, read)).isEqualTo("refused");
      assertThat(stranger.evaluate(FOLLOW, stream)).isEqualTo("refused");

      var ours = browser.newPage();
      ours.navigate(base);
      assertThat(ours.evaluate(SHOW_IMAGE, base + "favicon.svg")).isEqualTo("shown");
    }
  }

  private static Page site(Page page, String address) {
    page.route(
        address,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setHeaders(Map.of("Content-Type", "text/html"))
                    .setBody("<title>A site</title>")));
    page.navigate(address);
    return page;
  }
}
