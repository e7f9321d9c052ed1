package io.tidings.live;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** Shows whoever asks how streams arrive where it is, without a send request to follow. */
@Path("stream-check")
@ApplicationScoped
public class StreamCheckResource {

  @Inject private StreamChecks checks;

  /** A stream of ten events, 200 ms apart, with the headers every stream has. */
  @GET
  @Needs(Need.READ)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void check(@Suspended AsyncResponse suspended, @Context HttpServletRequest request)
      throws IOException {
    checks.begin(StreamEntrance.taken(suspended, request));
  }
}
