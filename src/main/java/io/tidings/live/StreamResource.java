package io.tidings.live;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the stream of one send request. */
@Path("messages/{correlationId}/events")
@ApplicationScoped
public class StreamResource {

  @Inject private FollowedRequests followed;
  @Inject private StreamEntrance entrance;

  /**
   * @param seen what a browser sends by itself when it comes back
   * @param asked the same for clients that cannot set the header
   * @param ticket read by {@link io.tidings.access.AccessCheck}
   */
  @GET
  @Needs(Need.READ_OR_TICKET)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("correlationId") String id,
      @HeaderParam("Last-Event-ID") List<String> seen,
      @QueryParam("lastEventId") List<String> asked,
      @QueryParam("ticket") @Nullable String ticket,
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request)
      throws IOException {
    var requests = followed.one(CallerRequest.team(request), id);
    entrance.open(requests, Cursor.newest(seen, asked), suspended, request);
  }
}
