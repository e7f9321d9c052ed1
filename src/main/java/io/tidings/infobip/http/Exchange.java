package io.tidings.infobip.http;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One call and its answer, on a thread that may hang without anybody waiting for it. */
final class Exchange implements Runnable {

  private final Client client;
  private final HttpCall call;
  private final boolean tunnelled;
  private final Deadline deadline;
  private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();

  /** The proxy refused to make a way to Infobip. */
  static final class NoWay extends ConnectException {
    private static final long serialVersionUID = 1;
  }

  /**
   * @param tunnelled whether a proxy has to make a way first
   */
  Exchange(Client client, HttpCall call, Deadline deadline, boolean tunnelled) {
    this.client = client;
    this.call = call;
    this.tunnelled = tunnelled;
    this.deadline = deadline;
  }

  CompletableFuture<HttpAnswer> answer() {
    return answer;
  }

  /** A failure is told before the response is closed: RESTEasy reads it to its end then. */
  @Override
  public void run() {
    Response response = null;
    try {
      response = invocation().invoke();
      var read = read(response);
      response.close();
      answer.complete(read);
    } catch (Exception | Error failed) {
      answer.completeExceptionally(failed);
      close(response);
    }
  }

  private Invocation invocation() {
    var request =
        client
            .target(call.uri())
            .request(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.AUTHORIZATION, call.authorization());
    if (!call.hasBody()) {
      return request.build(call.method());
    }
    if (JaxRsClients.isJersey(client)) {
      // It streams a body of known length only, and what it does not stream it may send twice.
      request.header(HttpHeaders.CONTENT_LENGTH, call.json().length);
    }
    request.property(StreamedBody.DEADLINE, deadline);
    return request.build(
        call.method(), Entity.entity(call.json(), MediaType.APPLICATION_JSON_TYPE));
  }

  private HttpAnswer read(Response response) throws IOException {
    if (tunnelled && isOfProxy(response)) {
      throw new NoWay();
    }
    var retryAfter = response.getHeaderString(HttpHeaders.RETRY_AFTER);
    var text = new AnswerBody(deadline).read(response.readEntity(InputStream.class));
    return new HttpAnswer(response.getStatus(), retryAfter, text);
  }

  /** RESTEasy hands on what the proxy answered. Infobip says in JSON what it does not take. */
  private static boolean isOfProxy(Response response) {
    return response.getStatusInfo().getFamily() == Response.Status.Family.CLIENT_ERROR
        && response.getStatus() != Response.Status.REQUEST_TIMEOUT.getStatusCode()
        && !MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType());
  }

  private static void close(@Nullable Response response) {
    try {
      if (response != null) {
        response.close();
      }
    } catch (RuntimeException broken) {
      // It has failed before.
    }
  }
}
