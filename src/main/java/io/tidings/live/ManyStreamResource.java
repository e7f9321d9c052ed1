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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens one stream of many send requests, with one cursor for all of them. */
@Path("events")
@ApplicationScoped
public class ManyStreamResource {

  @Inject private FollowedRequests followed;
  @Inject private StreamEntrance entrance;

  /**
   * @param ids all those of the ticket when there are none
   * @param seen what a browser sends by itself when it comes back
   * @param asked the same for clients that cannot set the header
   * @param token read by {@link io.tidings.access.AccessCheck}
   */
  @GET
  @Needs(Need.READ_OR_TICKET)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @QueryParam("correlationId") List<String> ids,
      @HeaderParam("Last-Event-ID") List<String> seen,
      @QueryParam("lastEventId") List<String> asked,
      @QueryParam("ticket") @Nullable String token,
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request)
      throws IOException {
    var wanted = ids.isEmpty() ? namedByTicket(request) : ids;
    var requests = followed.find(CallerRequest.team(request), "correlationId", wanted);
    entrance.open(requests, Cursor.newest(seen, asked), suspended, request);
  }

  private static List<String> namedByTicket(HttpServletRequest request) {
    return CallerRequest.ticket(request).stream()
        .flatMap(ticket -> ticket.correlationIds().stream())
        .map(UUID::toString)
        .toList();
  }
}
