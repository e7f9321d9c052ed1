package io.tidings.report.intake;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.report.trust.WebhookRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;

/**
 * Takes Infobip's delivery reports. 200 means that all of them are stored; anything else, and
 * Infobip calls again for 41 hours.
 */
@Path("infobip/reports")
@ApplicationScoped
public class DeliveryReportsResource {

  @Inject private CallReader reader;
  @Inject private ReportIntake intake;

  @POST
  @Needs(Need.NOTHING)
  public void withoutToken(@Suspended AsyncResponse response, @Context HttpServletRequest request) {
    take("", response, request);
  }

  @POST
  @Needs(Need.NOTHING)
  @Path("{token}")
  public void withToken(
      @PathParam("token") String token,
      @Suspended AsyncResponse response,
      @Context HttpServletRequest request) {
    take(token, response, request);
  }

  private void take(String token, AsyncResponse response, HttpServletRequest request) {
    intake.take(reader.read(WebhookRequest.of(request, token), request), response);
  }
}
