package io.tidings.live;

import io.tidings.access.CallerRequest;
import io.tidings.live.channel.StreamRight;
import io.tidings.message.SendRequest;
import io.tidings.sandbox.TestFence;
import io.tidings.sse.TakenResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;

/**
 * Opens a stream. The response is taken from JAX-RS and given to a sink of ours, because the
 * servers' own sinks block or freeze when a reader stops reading.
 */
@ApplicationScoped
class StreamEntrance {

  @Inject private LiveStreams streams;

  /**
   * @param suspended resumed when the stream has ended, or at once when there is none
   */
  void open(
      List<SendRequest> requests,
      Cursor cursor,
      AsyncResponse suspended,
      HttpServletRequest request)
      throws IOException {
    TestFence.check(requests, request);
    if (request.getMethod().equals("HEAD")) {
      suspended.resume(Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build());
      return;
    }
    var right = new StreamRight(CallerRequest.key(request).id(), CallerRequest.sessionId(request));
    var arrival = streams.arrive(request.getRemoteUser(), right, requests);
    try {
      var opening = streams.opening(arrival, cursor, CallerRequest.content(request));
      if (opening.isOver()) {
        arrival.turnAway();
        suspended.resume(Response.noContent().build());
      } else {
        streams.begin(arrival, opening, taken(suspended, request));
      }
    } catch (Throwable failed) { // a commit that fails throws what is declared nowhere
      arrival.turnAway();
      throw failed;
    }
  }

  /**
   * @param suspended resumed when the response is complete
   */
  static TakenResponse taken(AsyncResponse suspended, HttpServletRequest request) {
    return new TakenResponse(request.getAsyncContext(), () -> release(suspended));
  }

  /** Status and headers have left long ago. */
  private static void release(AsyncResponse suspended) {
    suspended.resume(Response.ok().build());
  }
}
