package io.tidings.infobip;

import io.tidings.message.Source;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls Infobip's API. */
@ApplicationScoped
public class InfobipClient {

  /** Infobip reads at most 2048 characters of message ids. */
  public static final int MOST_IDS_IN_LOGS = 50;

  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

  @Inject private InfobipSettings settings;
  private @Nullable Client client;

  /**
   * Neither follows redirects nor re-sends a call by itself: the JDK repeats a POST whose
   * kept-alive connection dies, unless its body is streamed (Jersey's property for that; RESTEasy's
   * client does neither).
   */
  @PostConstruct
  void open() {
    client =
        ClientBuilder.newBuilder()
            .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .property("jersey.config.client.followRedirects", false)
            .property("jersey.config.client.request.entity.processing", "CHUNKED")
            .build();
  }

  @PreDestroy
  void close() {
    if (client != null) {
      client.close();
    }
  }

  /** Hands messages over; see Infobip's "Send SMS messages", {@code POST /sms/3/messages}. */
  public SubmitOutcome submit(Submission submission) {
    var body = Entity.entity(SubmitJson.of(submission, settings).toString(), JSON);
    Invocation.Builder request;
    try {
      request = request("/sms/3/messages");
    } catch (IllegalStateException closed) {
      return new SubmitOutcome.NotTaken("the client is closed", null);
    }
    try (var response = request.post(body)) {
      return outcome(response);
    } catch (ProcessingException | IllegalStateException failed) {
      var reason = CallFailure.reason(failed);
      return CallFailure.neverLeft(failed)
          ? new SubmitOutcome.NotTaken(reason, null)
          : new SubmitOutcome.Unknown(reason);
    }
  }

  private static SubmitOutcome outcome(Response response) {
    int status = response.getStatus();
    if (status >= 200 && status < 300) {
      return new SubmitOutcome.Taken(InfobipMapper.answers(json(response)).reports());
    }
    var reason = "Infobip answered " + status;
    if (status >= 500 || status == 408) {
      return new SubmitOutcome.Unknown(reason);
    }
    return status == 400 || status == 413 || status == 422
        ? new SubmitOutcome.Refused(reason)
        : new SubmitOutcome.NotTaken(reason, retryAfter(response));
  }

  /**
   * Asks what became of messages; see Infobip's "Get outbound SMS message logs", {@code GET
   * /sms/3/logs}: 48 hours back, 120 calls a minute.
   *
   * @throws LogsUnavailable when Infobip gave no answer
   */
  public ParsedReports logs(Collection<UUID> messageIds) {
    var ids = messageIds.stream().map(UUID::toString).collect(Collectors.joining(","));
    try (var response = request("/sms/3/logs?limit=1000&messageId=" + ids).get()) {
      if (response.getStatus() != 200) {
        throw new LogsUnavailable("Infobip answered " + response.getStatus());
      }
      return InfobipMapper.reports(json(response), Source.LOGS);
    } catch (ProcessingException | IllegalStateException failed) {
      throw new LogsUnavailable(CallFailure.reason(failed));
    }
  }

  private Invocation.Builder request(String pathAndQuery) {
    if (client == null) {
      throw new IllegalStateException("not open");
    }
    return client
        .target(settings.baseUrl() + pathAndQuery)
        .request(JSON)
        .header(HttpHeaders.AUTHORIZATION, "App " + settings.apiKey());
  }

  /** Gateways answer with HTML or nothing at times; that is an empty object here. */
  private static JsonObject json(Response response) {
    try (var reader = Json.createReader(new StringReader(response.readEntity(String.class)))) {
      return reader.readValue() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    } catch (JsonException
        | ArithmeticException
        | NumberFormatException
        | UnsupportedOperationException notJson) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }

  private static @Nullable Duration retryAfter(Response response) {
    var value = response.getHeaderString("Retry-After");
    return value != null && value.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Long.parseLong(value))
        : null;
  }
}
