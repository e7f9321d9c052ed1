package io.tidings.access.oidc;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls the provider with the server's JAX-RS client. Strangers can make us do so, so only some
 * calls are under way at a time; none follows a redirect or reads without an end.
 */
final class ProviderCalls implements AutoCloseable {

  private static final int MOST_CALLS = 8;
  private static final int MOST_BYTES = 1_000_000;
  private static final int CONNECT_SECONDS = 5;
  private static final int READ_SECONDS = 10;

  private final Client client;
  private final Semaphore places = new Semaphore(MOST_CALLS);

  /** What was answered. */
  record Answer(int status, String body) {}

  ProviderCalls(ClientBuilder builder) {
    client =
        builder
            .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
            .property("jersey.config.client.followRedirects", false)
            .build();
  }

  /**
   * @throws IOException also for any answer but 200
   */
  String get(URI uri) throws IOException {
    var answer = call(uri, Optional.empty(), Invocation.Builder::get);
    if (answer.status() != 200) {
      throw new IOException("it answered " + answer.status());
    }
    return answer.body();
  }

  Answer post(URI uri, Form form, Optional<String> authorization) throws IOException {
    return call(uri, authorization, request -> request.post(Entity.form(form)));
  }

  private Answer call(
      URI uri, Optional<String> authorization, Function<Invocation.Builder, Response> method)
      throws IOException {
    if (!places.tryAcquire()) {
      throw new IOException("too many sign-ins wait for it");
    }
    try {
      var request = client.target(uri).request(MediaType.APPLICATION_JSON_TYPE);
      authorization.ifPresent(value -> request.header(HttpHeaders.AUTHORIZATION, value));
      return read(method.apply(request));
    } catch (ProcessingException failed) {
      throw new IOException(failed.getCause() == null ? failed : failed.getCause());
    } finally {
      places.release();
    }
  }

  private static Answer read(Response response) throws IOException {
    try (response) {
      byte[] body = response.readEntity(InputStream.class).readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new IOException("its answer has no end");
      }
      return new Answer(response.getStatus(), new String(body, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
