package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gets a clear error that names the field, and loses and stores nothing. */
class BadInputIT {

  private static final String GOOD_NUMBER = "\"recipients\":[\"+385911120101\"]";
  private static final int THREE_MEGABYTES = 3 << 20;

  private final Installation installation = Installation.running();
  private final ApiClient api = new ApiClient(installation.baseUri());

  static Stream<Arguments> badSendRequests() {
    return Stream.of(
        bad(
            "a number without its country",
            "{\"recipients\":[\"+385911120101\",\"0911234567\"],\"text\":\"Hi\"}",
            invalid(
                "recipients[1]",
                "must be a phone number in international form, such as +385911234567")),
        bad(
            "a number that is too short for its country",
            "{\"recipients\":[\"+3859\"],\"text\":\"Hi\"}",
            invalid(
                "recipients[0]",
                "must be a phone number in international form, such as +385911234567")),
        bad(
            "no recipients",
            "{\"recipients\":[],\"text\":\"Hi\"}",
            invalid("recipients", "must be an array of at least one phone number")),
        bad(
            "the same number twice",
            "{\"recipients\":[\"+385911120101\",\"+385 91 112 0101\"],\"text\":\"Hi\"}",
            invalid(
                "recipients[1]", "is the same number as recipients[0]; nobody gets a text twice")),
        bad(
            "an empty text",
            "{" + GOOD_NUMBER + ",\"text\":\"  \"}",
            invalid("text", "must not be empty")),
        bad(
            "26 segments",
            "{" + GOOD_NUMBER + ",\"text\":\"" + "a".repeat(25 * 153 + 1) + "\"}",
            invalid("text", "needs 26 segments; at most 25 can be sent")),
        bad(
            "a field of another type",
            "{" + GOOD_NUMBER + ",\"text\":5}",
            invalid("text", "must be a string")),
        bad(
            "a field nobody knows",
            "{" + GOOD_NUMBER + ",\"text\":\"Hi\",\"colour\":\"red\"}",
            invalid("colour", "is not a field this call knows")),
        bad(
            "a sender that is too long",
            "{" + GOOD_NUMBER + ",\"text\":\"Hi\",\"sender\":\"TidingsOfTheDay\"}",
            invalid(
                "sender",
                "must be 3 to 11 characters of the GSM-7 alphabet with a letter among them (€, |, ^, ~, braces,"
                    + " brackets and the backslash count as two), or 3 to 16 digits")),
        bad(
            "broken JSON",
            "{" + GOOD_NUMBER + ",\"text\":\"Hi\"",
            malformed("The body is not JSON: it ends too early.")),
        bad(
            "more than one object",
            "{" + GOOD_NUMBER + ",\"text\":\"Hi\"}{}",
            malformed("The body goes on after its JSON object.")),
        bad("an array", "[]", malformed("The body must be a JSON object.")),
        bad(
            "a word instead of a value",
            "{" + GOOD_NUMBER + ",\n\"text\":Hi}",
            malformed("The body is not JSON: look at line 2, column 8.")),
        bad("nothing at all", "", malformed("The body is empty.")));
  }

  private static Arguments bad(String what, String body, String problem) {
    return Arguments.of(what, body, problem);
  }

  private static String invalid(String field, String message) {
    return problem(
            "invalid-request",
            400,
            "The request is not valid",
            "One field needs a correction; nothing was stored.")
        .replaceFirst(
            "}$",
            ",\"violations\":[{\"field\":\"%s\",\"message\":\"%s\"}]}".formatted(field, message));
  }

  private static String malformed(String detail) {
    return problem("malformed-json", 400, "The body is not a JSON object", detail);
  }

  private static String problem(String slug, int status, String title, String detail) {
    return "{\"type\":\"https://tidings.io/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
        .formatted(slug, title, status, detail);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSendRequests")
  void a_bad_send_request_is_refused_with_the_field_that_is_wrong(
      String what, String body, String problem) {
    check(
        api.authorised("/api/messages").POST(BodyPublishers.ofString(body)).build(), 400, problem);
  }

  static Stream<Arguments> refusedCalls() {
    var large = "{\"text\":\"" + "a".repeat(THREE_MEGABYTES) + "\"}";
    return Stream.of(
        Arguments.of("no key", "/api/messages", null, "{}", 401, notAuthorised()),
        Arguments.of("a wrong key", "/api/messages", "Bearer wrong", "{}", 401, notAuthorised()),
        Arguments.of(
            "another scheme", "/api/messages", "Basic dGVzdHM6eA==", "{}", 401, notAuthorised()),
        Arguments.of(
            "3 MB to send",
            "/api/messages",
            "Bearer " + Installation.KEY,
            large,
            413,
            problem(
                "body-too-large",
                413,
                "The body is too large",
                "A body may have at most 1048576 bytes.")),
        Arguments.of(
            "3 MB of reports",
            "/webhooks/infobip/reports/" + Installation.REPORT_TOKEN,
            null,
            large,
            413,
            problem(
                "body-too-large",
                413,
                "The body is too large",
                "A body may have at most 2097152 bytes.")),
        Arguments.of(
            "a wrong webhook token",
            "/webhooks/infobip/reports/wrong",
            null,
            "{}",
            401,
            wrongToken()),
        Arguments.of(
            "no webhook token", "/webhooks/infobip/reports", null, "{}", 401, wrongToken()),
        Arguments.of(
            "broken JSON to the webhook",
            "/webhooks/infobip/reports/" + Installation.REPORT_TOKEN,
            null,
            "{\"results\":[",
            400,
            malformed("The body is not JSON: it ends too early.")));
  }

  private static String notAuthorised() {
    return problem(
        "not-authorised",
        401,
        "Not authorised",
        "Send a key this server knows as 'Authorization: Bearer <key>', or sign in on the page.");
  }

  private static String wrongToken() {
    return problem(
        "not-authorised",
        401,
        "Not authorised",
        "This call does not prove that it comes from Infobip.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedCalls")
  void a_call_that_may_not_be_made_is_refused(
      String what, String path, String authorization, String body, int status, String problem) {
    var request = api.request(path).POST(BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    check(request.build(), status, problem);
  }

  private void check(HttpRequest request, int status, String problem) {
    var response = api.call(request);
    assertThat(response.body()).isEqualTo(problem);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }
}
