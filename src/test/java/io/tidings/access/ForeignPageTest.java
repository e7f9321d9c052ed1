package io.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignPageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // Origin                        | Host            | X-Forwarded-Host | Proto | foreign
        "-                               | sms.example.org | -                | -     | false",
        "https://sms.example.org         | sms.example.org | -                | https | false",
        "HTTPS://SMS.Example.org         | sms.example.org | -                | https | false",
        "https://sms.example.org         | sms.example.org:443 | -            | https | false",
        "http://sms.example.org          | sms.example.org | -                | -     | false",
        "http://localhost:8080           | localhost:8080  | -                | -     | false",
        "http://[::1]:8080               | [::1]:8080      | -                | -     | false",
        // a proxy that ends https and does not say so
        "https://sms.example.org         | sms.example.org | -                | -     | false",
        // a proxy that calls us by another name
        "https://sms.example.org         | 10.0.0.5:8080   | sms.example.org  | https | false",
        "https://sms.example.org         | 10.0.0.5:8080   | a.b, sms.example.org | https | false",
        "https://sms.example.org         | 10.0.0.5:8080   | -                | https | true",
        // somebody between a page by http and us
        "http://sms.example.org          | sms.example.org | -                | https | true",
        "https://www.example.org         | sms.example.org | -                | https | true",
        "https://sms.example.org.evil.ex | sms.example.org | -                | https | true",
        "https://evilsms.example.org     | sms.example.org | -                | https | true",
        "https://sms.example.org:8443    | sms.example.org | -                | https | true",
        "http://localhost:3000           | localhost:8080  | -                | -     | true",
        "null                            | sms.example.org | -                | https | true",
        "''                              | sms.example.org | -                | https | true",
      })
  void a_page_is_ours_when_its_origin_is_what_the_browser_calls_us(
      String origin, String host, String forwardedHost, String proto, boolean foreign) {
    var headers = new TreeMap<String, String>();
    put(headers, "Origin", origin);
    put(headers, "Host", host);
    put(headers, "X-Forwarded-Host", forwardedHost);
    put(headers, "X-Forwarded-Proto", proto);

    assertThat(isForeign("POST", headers)).isEqualTo(foreign);
    assertThat(isForeign("GET", headers)).isEqualTo(foreign);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   same-origin, false",
    "POST,   none,        false",
    "POST,   same-site,   true",
    "DELETE, cross-site,  true",
    "POST,   '',          true",
    "GET,    cross-site,  false"
  })
  void what_changes_something_must_come_from_our_site(String method, String site, boolean foreign) {
    assertThat(isForeign(method, Map.of("Sec-Fetch-Site", site))).isEqualTo(foreign);
  }

  private static boolean isForeign(String method, Map<String, String> headers) {
    return ForeignPage.makes(
        new RequestFixture(method, URI.create("/api/session"), false, headers).asRequest());
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }
}
