package io.tidings.system;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.access.key.Scope;
import io.tidings.system.Situation.Waiting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Tells everybody whether something is wrong. */
@Path("state")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StateResource {

  @Inject private Situations situations;
  @Inject private OwnWaiting waiting;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.READ)
  public String read() {
    var situation = situations.now();
    var troubles = situations.troubles(situation);
    var json =
        CallerRequest.key(request).may(Scope.OPERATE)
            ? StateJson.whole(troubles)
            : forTeam(troubles, situation);
    json.add("at", situation.at().toString());
    return json.build().toString();
  }

  /** While nothing waits nobody counts. */
  private JsonObjectBuilder forTeam(List<Trouble> troubles, Situation situation) {
    boolean counts =
        situation.away().isEmpty()
            && troubles.stream().anyMatch(trouble -> trouble.code().makesMessagesWait());
    return StateJson.forTeam(
        troubles, counts ? waiting.of(CallerRequest.team(request)) : Waiting.NONE);
  }
}
