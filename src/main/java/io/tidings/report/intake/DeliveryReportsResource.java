package io.tidings.report.intake;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.report.trust.WebhookRequest;
import jakarta.enterprise.context.RequestScoped;
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
@RequestScoped
public class DeliveryReportsResource {

  @Inject private CallReader reader;
  @Inject private ReportIntake intake;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.NOTHING)
  public void withoutToken(@Suspended AsyncResponse response) {
    take("", response);
  }

  @POST
  @Needs(Need.NOTHING)
  @Path("{token}")
  public void withToken(@PathParam("token") String token, @Suspended AsyncResponse response) {
    take(token, response);
  }

  private void take(String token, AsyncResponse response) {
    intake.take(reader.read(WebhookRequest.of(request, token), request), response);
  }
}
