package io.tidings.send;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.body.Bodies;
import io.tidings.problem.JsonBody;
import io.tidings.send.body.PreviewBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Tells how texts would be cut into segments and may cost, before anything is sent. */
@Path("messages/preview")
@RequestScoped
public class PreviewResource {

  private static final int MOST_BYTES = 1 << 20;

  @Inject private Bodies bodies;
  @Inject private Estimates estimates;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.SEND)
  @Produces(MediaType.APPLICATION_JSON)
  public String preview() {
    var body = JsonBody.object(bodies.ofCaller(request, MOST_BYTES));
    var asked = PreviewBody.read(body);
    var json = PreviewJson.of(asked);
    if (asked.priced()) {
      json.add("estimate", estimates.of(asked, CallerRequest.team(request)));
    }
    return json.build().toString();
  }
}
