package io.tidings.infobip;

import io.tidings.infobip.http.HttpCall;
import io.tidings.infobip.http.HttpCalls;
import io.tidings.infobip.http.InfobipSettings;
import io.tidings.infobip.http.JaxRsClients;
import io.tidings.message.Source;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls Infobip's API. */
@ApplicationScoped
public class InfobipClient {

  /** Infobip reads at most 2048 characters of message ids. */
  public static final int MOST_IDS_IN_LOGS = 50;

  /** How far back Infobip's logs go. */
  public static final Duration LOGS_REACH_BACK = Duration.ofHours(48);

  @Inject private InfobipSettings settings;
  @Resource private ManagedThreadFactory threads;
  private @Nullable HttpCalls calls;

  @PostConstruct
  void open() {
    calls = new HttpCalls(settings, threads, ClientBuilder::newBuilder);
  }

  @PreDestroy
  void close() {
    if (calls != null) {
      calls.close();
    }
  }

  /** Hands messages over; see Infobip's "Send SMS messages", {@code POST /sms/3/messages}. */
  public SubmitOutcome submit(Submission submission) throws InterruptedException {
    var json = SubmitJson.of(submission, settings).toString();
    var call = HttpCall.post(uri("/sms/3/messages"), authorization(), json);
    try {
      return SubmitAnswer.outcome(calls().send(call), submission);
    } catch (IOException failed) {
      var reason = CallFailure.reason(failed);
      return CallFailure.neverLeft(failed)
          ? new SubmitOutcome.Unreachable(reason)
          : new SubmitOutcome.Unknown(reason);
    }
  }

  /**
   * Asks what became of messages; see Infobip's "Get outbound SMS message logs", {@code GET
   * /sms/3/logs}: 48 hours back, 120 calls a minute.
   *
   * @throws LogsUnavailable when Infobip gave no answer that can be relied on
   */
  public ParsedReports logs(Collection<UUID> messageIds) throws InterruptedException {
    var ids = messageIds.stream().map(UUID::toString).collect(Collectors.joining(","));
    var uri = uri("/sms/3/logs?limit=1000&messageId=" + ids);
    try {
      var answer = calls().send(HttpCall.get(uri, authorization()));
      if (answer.status() != 200) {
        throw new LogsUnavailable("Infobip answered " + answer.status());
      }
      var body = answer.json();
      if (!(body.get("results") instanceof JsonArray)) {
        throw new LogsUnavailable("Infobip answered something else");
      }
      return InfobipMapper.reports(body, Source.LOGS);
    } catch (IOException failed) {
      throw new LogsUnavailable(CallFailure.reason(failed));
    }
  }

  /** What to tell the operator at start. */
  public static Optional<String> warning() {
    return JaxRsClients.warning();
  }

  private URI uri(String pathAndQuery) {
    return URI.create(settings.baseUrl() + pathAndQuery);
  }

  private String authorization() {
    return "App " + settings.apiKey();
  }

  private HttpCalls calls() {
    if (calls == null) {
      throw new IllegalStateException("not open");
    }
    return calls;
  }
}
