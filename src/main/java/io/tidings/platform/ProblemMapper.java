package io.tidings.platform;

import io.tidings.problem.Problem;
import io.tidings.problem.StoreUnavailable;
import io.tidings.store.StoreFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Locale;

/** Turns whatever ends a request into a problem; what we did not expect tells callers nothing. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

  /** Hardly anybody is left to read it. */
  private static final Problem CUT_OFF =
      Problem.of("incomplete-body", 400, "The body ended too early", "Send all of it again.");

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException known) {
      return known.getResponse().hasEntity() ? known.getResponse() : plain(known.getResponse());
    }
    if (StoreFailure.isOne(failure)) {
      LOG.log(Level.DEBUG, "a request is answered 503: the database is away", failure);
      return StoreUnavailable.response();
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      LOG.log(Level.DEBUG, "a client went away in the middle of its body: {0}", failure);
      return CUT_OFF.toResponse();
    }
    LOG.log(Level.ERROR, "a request failed", failure);
    return Problem.internalError().toResponse();
  }

  /** The server's own answers, such as 404 and 405, keep their headers. */
  private static Response plain(Response response) {
    var status = Response.Status.fromStatusCode(response.getStatus());
    var title = status == null ? "Error" : status.getReasonPhrase();
    var slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    var problem =
        Problem.of(slug, response.getStatus(), title, "This server has nothing else to say on it.");
    return Response.fromResponse(response)
        .type(Problem.MEDIA_TYPE)
        .entity(problem.toJson())
        .build();
  }
}
