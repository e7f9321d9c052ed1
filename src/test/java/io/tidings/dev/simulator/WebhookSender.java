package io.tidings.dev.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Makes webhook calls, and writes into the ledger what they met. */
final class WebhookSender {
  private final HttpClient client;
  private final Duration timeout;
  private final Ledger ledger;
  private final Clock clock;

  WebhookSender(ExecutorService workers, Duration timeout, Ledger ledger, Clock clock) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(workers)
            .connectTimeout(timeout)
            .build();
    this.timeout = timeout;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Never fails: no answer is an answer too. */
  CompletableFuture<WebhookAnswer> send(URI url, WebhookCall call) {
    long number = ledger.nextCall();
    var request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("User-Agent", "InfobipSimulator")
            .POST(HttpRequest.BodyPublishers.ofString(call.body()))
            .build();
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .handle(
            (response, failure) ->
                response != null
                    ? WebhookAnswer.status(response.statusCode())
                    : WebhookAnswer.none(failure))
        .whenComplete((answer, never) -> record(call, number, answer));
  }

  private void record(WebhookCall call, long number, WebhookAnswer answer) {
    var attempt =
        new TrackedReport.Attempt(
            ledger.nextAnswer(),
            number,
            InfobipDate.write(clock.instant(), ZoneOffset.UTC),
            answer);
    call.reports().forEach(report -> report.attempted(attempt));
  }
}
