package io.tidings.live;

import io.tidings.message.CorrelationId;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the stream of one send request. The response is taken from JAX-RS and given to a sink of
 * ours, because the servers' own sinks block or freeze when a reader stops reading.
 */
@Path("messages/{correlationId}/events")
@RequestScoped
public class StreamResource {

  @Inject private LiveStreams streams;

  /**
   * @param seen what a browser sends by itself when it comes back
   * @param asked the same for clients that cannot set the header
   * @param suspended resumed when the stream has ended, or at once when there is none
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("correlationId") String id,
      @HeaderParam("Last-Event-ID") @Nullable String seen,
      @QueryParam("lastEventId") @Nullable String asked,
      @Suspended AsyncResponse suspended,
      @Context HttpServletRequest request)
      throws IOException {
    var correlationId = CorrelationId.parse(id).orElseThrow(StreamResource::unknown);
    if (request.getMethod().equals("HEAD")) {
      suspended.resume(Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build());
      return;
    }
    var cursor = Cursor.parse(seen == null ? asked : seen);
    var follower = streams.join(correlationId);
    try {
      var opening = streams.opening(follower, cursor).orElseThrow(StreamResource::unknown);
      if (opening.isOver()) {
        follower.close();
        suspended.resume(Response.noContent().build());
      } else {
        var response = new TakenResponse(request.getAsyncContext(), () -> release(suspended));
        streams.begin(follower, opening, response);
      }
    } catch (IOException | RuntimeException failed) {
      follower.close();
      throw failed;
    }
  }

  /** Status and headers have left long ago. */
  private static void release(AsyncResponse suspended) {
    suspended.resume(Response.ok().build());
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.unknownSendRequest());
  }
}
