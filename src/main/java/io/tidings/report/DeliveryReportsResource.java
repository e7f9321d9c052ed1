package io.tidings.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.infobip.InfobipMapper;
import io.tidings.message.Source;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * Takes Infobip's delivery reports. 200 means that all of them are stored; anything else, and
 * Infobip calls again for 41 hours.
 */
@Path("infobip/reports")
@RequestScoped
public class DeliveryReportsResource {

  private static final System.Logger LOG =
      System.getLogger(DeliveryReportsResource.class.getName());
  private static final int MOST_BYTES = 2 << 20;

  @Inject private WebhookAuthentication authentication;
  @Inject private DeliveryReportRecorder recorder;
  @Inject private RefusedCalls refusedCalls;
  @Inject private MeterRegistry meters;
  @Context private HttpServletRequest request;

  @POST
  public Response withoutToken(InputStream body) throws IOException {
    return take("", body);
  }

  @POST
  @Path("{token}")
  public Response withToken(@PathParam("token") String token, InputStream body) throws IOException {
    return take(token, body);
  }

  private Response take(String token, InputStream stream) throws IOException {
    if (!authentication.accepts(token)) {
      throw refuse("wrong-token", new byte[0], wrongToken());
    }
    byte[] body = read(stream);
    if (String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT).contains("xml")) {
      throw refuse("xml", body, xml());
    }
    var parsed = InfobipMapper.reports(parse(body), Source.REPORT);
    var recorded = recorder.record(parsed, request.getRemoteAddr(), body);
    meters.counter("tidings.webhook.calls", "result", "accepted", "reason", "").increment();
    count("matched", recorded.matched());
    count("unmatched", recorded.unmatched());
    count("broken", parsed.broken());
    return Response.ok().build();
  }

  private byte[] read(InputStream stream) throws IOException {
    try {
      return JsonBody.bytes(stream, MOST_BYTES);
    } catch (ProblemException tooLarge) {
      refusedCalls.add("too-large", request.getRemoteAddr(), new byte[0]);
      throw tooLarge;
    }
  }

  private JsonObject parse(byte[] body) {
    try {
      return JsonBody.object(body);
    } catch (ProblemException malformed) {
      refusedCalls.add("malformed-json", request.getRemoteAddr(), body);
      throw malformed;
    }
  }

  private void count(String verdict, int reports) {
    if (reports > 0) {
      meters.counter("tidings.reports", "match", verdict).increment(reports);
    }
  }

  private ProblemException refuse(String reason, byte[] body, Problem problem) {
    refusedCalls.add(reason, request.getRemoteAddr(), body);
    LOG.log(Level.WARNING, "refused a webhook call: {0}", reason);
    return new ProblemException(problem);
  }

  private static Problem wrongToken() {
    return Problem.of(
        "wrong-token", 401, "Not authorised", "The token at the end of the URL is not the one.");
  }

  private static Problem xml() {
    return Problem.of(
        "unsupported-media-type", 415, "JSON only", "Delivery reports are taken as JSON.");
  }
}
