package io.tidings.privacy;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.message.CorrelationId;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Deletes the text of a send request; what became of its messages stays. */
@Path("messages/{correlationId}/text")
@RequestScoped
public class TextResource {

  @Inject private Texts texts;
  @Context private HttpServletRequest request;

  @DELETE
  @Needs(Need.SEND)
  public Response delete(@PathParam("correlationId") String id) {
    var who = CallerRequest.who(request);
    var left =
        CorrelationId.parse(id)
            .flatMap(correlationId -> texts.delete(correlationId, who))
            .orElseThrow(() -> new ProblemException(Problem.unknownSendRequest()));
    return left.isNothing() ? Response.noContent().build() : refusal(left).toResponse();
  }

  private static Problem refusal(Texts.Left left) {
    var needs =
        left.toSubmit() > 0
            ? "Of its messages %d must still be submitted: wait for it, or cancel them."
                .formatted(left.toSubmit())
            : "Of %d of its messages nobody knows whether Infobip has them, so they may be submitted again: wait until it is known."
                .formatted(left.unknown());
    return Problem.of(
        Texts.STILL_NEEDED, 409, "The text is still needed", needs + " Nothing was deleted.");
  }
}
