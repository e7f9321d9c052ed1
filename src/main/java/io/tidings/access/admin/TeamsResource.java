package io.tidings.access.admin;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.access.key.Teams;
import io.tidings.body.Bodies;
import io.tidings.json.JsonFactory;
import io.tidings.problem.Fields;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Set;

/** Makes and lists teams. */
@Path("teams")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TeamsResource {

  private static final int MOST_BYTES = 4_096;
  private static final String FIELD = "name";
  private static final String NAME = "[a-z0-9-]{1,40}";

  @Inject private Teams teams;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @POST
  @Needs(value = Need.ADMIN, ofAllTeams = true)
  public Response make() {
    var name = name(JsonBody.object(bodies.ofCaller(request, MOST_BYTES)));
    if (!teams.make(name, CallerRequest.who(request))) {
      throw new ProblemException(
          Problem.of("team-exists", 409, "There is a team of this name", "Nothing was changed."));
    }
    return Response.status(Response.Status.CREATED)
        .entity(JsonFactory.createObjectBuilder().add("name", name).build().toString())
        .build();
  }

  private static String name(JsonObject body) {
    var violations = new ArrayList<Violation>();
    var fields = Fields.of(body, violations);
    fields.know(Set.of(FIELD));
    fields.require(FIELD);
    var name = fields.text(FIELD, MOST_BYTES).orElse("");
    if (violations.isEmpty() && !name.matches(NAME)) {
      fields.wrong(FIELD, "must be 1 to 40 letters a to z, digits and dashes");
    }
    if (!violations.isEmpty()) {
      throw new ProblemException(Problem.invalid(violations));
    }
    return name;
  }

  @GET
  @Needs(Need.ADMIN)
  public String list() {
    var list = JsonFactory.createArrayBuilder();
    teams.all(CallerRequest.team(request)).forEach(team -> list.add(json(team)));
    return JsonFactory.createObjectBuilder().add("teams", list).build().toString();
  }

  private static JsonObjectBuilder json(Teams.Team team) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("name", team.name())
            .add("createdAt", team.createdAt().toString());
    team.createdBy()
        .ifPresentOrElse(
            by -> json.add("createdBy", by), () -> json.add("createdBy", JsonValue.NULL));
    return json;
  }
}
