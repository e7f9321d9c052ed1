package io.tidings.infobip;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Makes HTTP calls with the JDK's client, so that every server behaves alike: a POST is sent once,
 * redirects are not followed, and there are as many kept-alive connections as calls at once.
 */
final class HttpCalls implements AutoCloseable {

  /** They only pass on what was read; calls wait on the threads of their callers. */
  private static final int THREADS = 2;

  private final HttpClient client;
  private final ExecutorService executor;
  private final Duration readTimeout;
  private final Duration longest;

  HttpCalls(InfobipSettings settings, ThreadFactory threads) {
    executor = Executors.newFixedThreadPool(THREADS, threads);
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .executor(executor)
            .build();
    readTimeout = settings.readTimeout();
    longest = settings.longestCall();
  }

  /** Its time-out ends with the head of the answer. */
  HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(readTimeout);
  }

  /**
   * Blocks: on a machine with few cores the client starts a thread for each asynchronous call.
   *
   * @throws IOException when there is no answer, see {@link CallFailure}
   */
  HttpAnswer send(HttpRequest request) throws IOException, InterruptedException {
    var response = client.send(request, new TimedBody(longest));
    var retryAfter = response.headers().firstValue("Retry-After").orElse(null);
    return new HttpAnswer(response.statusCode(), retryAfter, response.body());
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
