package io.tidings.report.intake;

import io.tidings.body.Bodies;
import io.tidings.body.BodyRefusedException;
import io.tidings.infobip.InfobipMapper;
import io.tidings.message.Source;
import io.tidings.problem.JsonBody;
import io.tidings.problem.ProblemException;
import io.tidings.report.call.AcceptedCall;
import io.tidings.report.call.ReportMeters;
import io.tidings.report.call.WebhookCall;
import io.tidings.report.call.WebhookCalls;
import io.tidings.report.trust.HiddenSecrets;
import io.tidings.report.trust.MaskedHeaders;
import io.tidings.report.trust.Refusal;
import io.tidings.report.trust.TrustSettings;
import io.tidings.report.trust.WebhookAuthentication;
import io.tidings.report.trust.WebhookRequest;
import io.tidings.store.StoreFailure;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Reads a webhook call as far as it may be trusted: who calls, then the body, then its signature,
 * and only then its reports. Whatever is wrong ends it, is counted, and is kept for the operator,
 * who sees a wrong token or URL that way and can replay what was refused.
 */
@ApplicationScoped
class CallReader {

  private static final System.Logger LOG = System.getLogger(CallReader.class.getName());
  private static final byte[] NOTHING = {};

  @Inject private WebhookAuthentication authentication;
  @Inject private Bodies bodies;
  @Inject private WebhookCalls calls;
  @Inject private ReportMeters meters;
  @Inject private TrustSettings settings;
  @Inject private HiddenSecrets secrets;
  @Inject private Clock clock;
  private RefusedBudget budget;

  @PostConstruct
  void prepare() {
    budget = new RefusedBudget(clock);
  }

  /**
   * @throws ProblemException when the call is refused
   */
  AcceptedCall read(WebhookRequest call, HttpServletRequest request) {
    authentication
        .refuse(call)
        .ifPresent(
            why -> {
              throw refuse(why, call, room -> beginning(call, request, room));
            });
    byte[] body = body(call, request);
    var wrong = authentication.refuse(call, body);
    if (wrong.isEmpty() && call.isXml()) {
      wrong = Optional.of(Refusal.XML);
    }
    if (wrong.isPresent()) {
      throw refuse(wrong.get(), call, room -> body);
    }
    var json = parse(call, body);
    return new AcceptedCall(
        clock.instant(),
        remote(call),
        headers(call, secrets).toString(),
        body,
        InfobipMapper.reports(json, Source.REPORT));
  }

  private byte[] body(WebhookRequest call, HttpServletRequest request) {
    try {
      return authentication.provesCaller()
          ? bodies.ofKnown(request, Refusal.MOST_BYTES, settings.readTimeout())
          : bodies.ofStranger(
              request, Refusal.MOST_BYTES, settings.readTimeout(), authentication.source(call));
    } catch (BodyRefusedException refused) {
      var why = Refusal.of(refused.refusal());
      refuse(why, call, room -> why.losesTheBody() ? NOTHING : beginning(call, request, room));
      throw refused;
    }
  }

  private byte[] beginning(WebhookRequest call, HttpServletRequest request, int room) {
    return bodies.beginning(request, room, settings.readTimeout(), authentication.source(call));
  }

  private JsonObject parse(WebhookRequest call, byte[] body) {
    try {
      return JsonBody.object(body);
    } catch (ProblemException malformed) {
      refuse(Refusal.MALFORMED_JSON, call, room -> body);
      throw malformed;
    }
  }

  /**
   * @param body gives as much of the body as may be kept, or more
   */
  private ProblemException refuse(Refusal why, WebhookRequest call, IntFunction<byte[]> body) {
    meters.refused(why.reason());
    int room = budget.room(authentication.source(call));
    if (room >= 0) {
      LOG.log(Level.WARNING, "refused a webhook call from {0}: {1}", remote(call), why.reason());
      keep(why, call, room, body.apply(room));
    }
    return new ProblemException(why.problem());
  }

  private void keep(Refusal why, WebhookRequest call, int room, byte[] body) {
    boolean whole = body.length <= room && !why.losesTheBody();
    byte[] kept = whole ? body : Arrays.copyOf(body, Math.min(body.length, room));
    budget.stored(authentication.source(call), kept.length);
    try {
      calls.keepRefused(
          WebhookCall.refused(
              clock.instant(),
              remote(call),
              headers(call, secrets.and(call.token())).toString(),
              kept,
              whole,
              why.reason()));
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      LOG.log(
          StoreFailure.isOne(failed) ? Level.DEBUG : Level.WARNING,
          "a refused webhook call could not be kept",
          failed);
    }
  }

  private String remote(WebhookRequest call) {
    return authentication.caller(call).map(InetAddress::getHostAddress).orElse(call.peer());
  }

  private JsonObject headers(WebhookRequest call, HiddenSecrets hidden) {
    return MaskedHeaders.of(call.headers(), settings.signatures().header(), hidden);
  }
}
