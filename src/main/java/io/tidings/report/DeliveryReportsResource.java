package io.tidings.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidings.infobip.InfobipMapper;
import io.tidings.message.Source;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/**
 * Takes Infobip's delivery reports. 200 means that all of them are stored; anything else, and
 * Infobip calls again for 41 hours.
 */
@Path("infobip/reports")
@RequestScoped
public class DeliveryReportsResource {

  @Inject private CallReader reader;
  @Inject private DeliveryReportRecorder recorder;
  @Inject private MeterRegistry meters;
  @Context private HttpServletRequest request;

  @POST
  public Response withoutToken(InputStream body) {
    return take("", body);
  }

  @POST
  @Path("{token}")
  public Response withToken(@PathParam("token") String token, InputStream body) {
    return take(token, body);
  }

  private Response take(String token, InputStream body) {
    var call = reader.read(WebhookRequest.of(request, token), body);
    var parsed = InfobipMapper.reports(call.json(), Source.REPORT);
    var recorded = recorder.record(parsed, call.remote(), call.body());
    meters.counter("tidings.webhook.calls", "result", "accepted", "reason", "").increment();
    count("matched", recorded.matched());
    count("unmatched", recorded.unmatched());
    count("broken", parsed.broken());
    return Response.ok().build();
  }

  private void count(String verdict, int reports) {
    if (reports > 0) {
      meters.counter("tidings.reports", "match", verdict).increment(reports);
    }
  }
}
