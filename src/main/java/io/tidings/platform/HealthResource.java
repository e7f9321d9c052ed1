package io.tidings.platform;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.json.JsonFactory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Tells operations whether this node lives and may get requests; at the same path everywhere. */
@Path("")
@RequestScoped
public class HealthResource {

  @Inject private Readiness readiness;
  @Inject private Warnings warnings;

  @GET
  @Needs(Need.NOTHING)
  @Path("live")
  @Produces(MediaType.APPLICATION_JSON)
  public String live() {
    return status("UP").toString();
  }

  @GET
  @Needs(Need.NOTHING)
  @Path("ready")
  @Produces(MediaType.APPLICATION_JSON)
  public Response ready() {
    var problem = readiness.problem();
    return problem
        .map(
            text ->
                Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .entity(
                        JsonFactory.createObjectBuilder(status("DOWN"))
                            .add("reason", text)
                            .build()
                            .toString()))
        .orElseGet(() -> Response.ok(up().toString()))
        .header("Cache-Control", "no-store")
        .build();
  }

  private JsonObject up() {
    var sentences = warnings.sentences();
    return sentences.isEmpty()
        ? status("UP")
        : JsonFactory.createObjectBuilder(status("UP"))
            .add("warnings", JsonFactory.createArrayBuilder(sentences))
            .build();
  }

  private static JsonObject status(String status) {
    return JsonFactory.createObjectBuilder().add("status", status).build();
  }
}
