package io.tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import io.tidings.dev.run.ServerSettings;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same WAR where the server has put it at another place than "/". */
class ContextRootIT {

  private static final String ROOT = "/tidings";

  @SuppressWarnings("NullAway.Init") // by start()
  private static Installation installation;

  private final ApiClient api = new ApiClient(installation.baseUri());

  @BeforeAll
  static void start() {
    var kind = System.getProperty("tidings.server", "payara");
    installation =
        Installation.start(
            InstallationSettings.ofNodes(List.of(kind)).withServers(ContextRootIT::atRoot));
  }

  private static ServerSettings atRoot(ServerSettings server) {
    return server
        .at(ROOT)
        .with("TIDINGS_PUBLIC_URL", "http://127.0.0.1:" + server.httpPort() + ROOT);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  @Test
  void every_link_leads_to_where_it_says_and_reports_come_in() {
    var response =
        api.post(
            ROOT + "/api/messages", "{\"recipients\":[\"+385911220101\"],\"text\":\"Elsewhere\"}");
    assertThat(response.statusCode()).isEqualTo(202);
    var accepted = ApiClient.json(response.body());
    var self = accepted.getJsonObject("links").getString("self");

    assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith(self);
    assertThat(self).startsWith(ROOT + "/api/messages/");
    var delivered = Eventually.get("the end", () -> api.getJson(self), ContextRootIT::isFinal);
    assertThat(delivered.getJsonObject("outcomes").getInt("delivered")).isEqualTo(1);
    assertThat(api.getJson(delivered.getJsonObject("links").getString("self"))).isNotEmpty();
    try (var stream = follow(accepted.getJsonObject("links").getString("events"))) {
      assertThat(stream.awaitEnd().names()).startsWith("snapshot").endsWith("end");
    }
    var id = accepted.getJsonArray("messages").getJsonObject(0).getString("id");
    var message = api.getJson(self + "/messages/" + id + "?limit=1");
    assertThat(api.getJson(message.getJsonObject("links").getString("next"))).isNotEmpty();
    assertThat(api.getJson(message.getJsonObject("links").getString("sendRequest"))).isNotEmpty();
    var history = api.getJson(self + "/history?limit=1");
    assertThat(api.getJson(history.getJsonObject("links").getString("next"))).isNotEmpty();
    var listed = api.getJson(ROOT + "/api/messages").getJsonArray("sendRequests").getJsonObject(0);
    assertThat(listed.getJsonObject("links")).isEqualTo(accepted.getJsonObject("links"));
  }

  @Test
  void the_link_of_a_ticket_opens_its_stream() {
    var accepted =
        ApiClient.json(
            api.post(
                    ROOT + "/api/messages",
                    "{\"recipients\":[\"+385911220201\"],\"text\":\"Elsewhere\"}")
                .body());
    var ticket =
        ApiClient.json(
            api.post(
                    ROOT + "/api/stream-tickets",
                    "{\"correlationIds\":[\"%s\"]}".formatted(accepted.getString("correlationId")))
                .body());
    var link = ticket.getJsonObject("links").getString("events");
    try (var stream = EventStream.open(api, api.request(link).build())) {
      assertThat(stream.awaitEnd().names()).endsWith("end");
    }
  }

  @Test
  void the_page_works_there() {
    try (var playwright = Playwright.create();
        var browser = PageIT.launch(playwright)) {
      var page = browser.newPage();
      page.navigate(installation.baseUri().resolve(ROOT + "/#/compose").toString());
      page.locator("#api-key").fill(Installation.KEY);
      page.locator("#sign-in").click();
      page.locator("#recipients").fill("+385911220301");
      page.locator("#text").fill("From elsewhere");
      page.locator("#send").click();

      assertThat(page.locator("tidings-lamp"))
          .hasAttribute(
              "data-state",
              "complete",
              new LocatorAssertions.HasAttributeOptions().setTimeout(120_000));
      page.reload();
      assertThat(page.locator("tidings-message")).hasAttribute("data-outcome", "delivered");
      page.locator("tidings-message summary").first().click();
      assertThat(page.locator("li[data-verdict=APPLIED]").first()).isVisible();
    }
  }

  private EventStream follow(String link) {
    return EventStream.open(api, api.authorised(link).build());
  }

  private static boolean isFinal(JsonObject request) {
    return request.getBoolean("final");
  }
}
