package io.tidings.access;

import io.tidings.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds each call to what the method it ends in declares. It runs after JAX-RS has chosen the
 * method, so that no way of writing a path can lead past it.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessCheck implements ContainerRequestFilter {

  /** Of whatever answers by itself, as a server may. */
  private static final Need WITHOUT_DECLARATION = Need.CALLER;

  @Context private ResourceInfo resource;
  @Context private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext call) {
    refusal(call).ifPresent(problem -> call.abortWith(AccessProblems.response(problem)));
  }

  private Optional<Problem> refusal(ContainerRequestContext call) {
    var needs = needs(resource.getResourceMethod());
    return refusal(needs.map(Needs::value).orElse(WITHOUT_DECLARATION), call)
        .or(() -> needs.filter(Needs::ofAllTeams).flatMap(of -> refusalOfTeam()));
  }

  private Optional<Problem> refusal(Need need, ContainerRequestContext call) {
    return switch (need) {
      case NOTHING -> Optional.empty();
      case READ_OR_TICKET ->
          CallerRequest.identify(request, true).refusalFor(NamedRequests.in(call.getUriInfo()));
      default -> CallerRequest.identify(request, false).refusal(need);
    };
  }

  private Optional<Problem> refusalOfTeam() {
    return CallerRequest.caller(request).isOfDefaultTeam()
        ? Optional.empty()
        : Optional.of(AccessProblems.notForThisTeam());
  }

  private static Optional<Needs> needs(@Nullable Method method) {
    return Optional.ofNullable(method).map(declaring -> declaring.getAnnotation(Needs.class));
  }
}
