package io.tidings.platform.http;

import io.tidings.problem.Problem;
import io.tidings.problem.Violation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses calls of the API with headers that cannot be read; the webhook takes them. */
@Provider
@PreMatching
public class MalformedHeaders implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(ReadableHeadersFilter.HIDDEN) instanceof List<?> hidden) {
      var headers =
          hidden.stream()
              .filter(NegotiationHeader.class::isInstance)
              .map(NegotiationHeader.class::cast);
      request.abortWith(problem(headers.toList()).toResponse());
    }
  }

  private static Problem problem(List<NegotiationHeader> headers) {
    var names = headers.stream().map(NegotiationHeader::title).collect(Collectors.joining(" and "));
    return new Problem(
        "malformed-header",
        400,
        "A header cannot be read",
        names + " cannot be read; nothing was done.",
        headers.stream().map(header -> new Violation(header.title(), header.rule())).toList());
  }
}
