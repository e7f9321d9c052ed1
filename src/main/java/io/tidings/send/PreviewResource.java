package io.tidings.send;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.problem.JsonBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Tells how a text would be cut into segments, before anything is sent. */
@Path("messages/preview")
@RequestScoped
public class PreviewResource {

  private static final int MOST_BYTES = 64 << 10;

  @POST
  @Needs(Need.CALLER)
  @Produces(MediaType.APPLICATION_JSON)
  public String preview(InputStream body) throws IOException {
    return PreviewJson.of(PreviewBody.read(JsonBody.object(body, MOST_BYTES))).toString();
  }
}
