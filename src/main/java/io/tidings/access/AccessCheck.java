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

  @Context private ResourceInfo resource;
  @Context private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext call) {
    refusal(call).ifPresent(problem -> call.abortWith(AccessProblems.response(problem)));
  }

  private Optional<Problem> refusal(ContainerRequestContext call) {
    var need = need(resource.getResourceMethod());
    return switch (need) {
      case NOTHING -> Optional.empty();
      case READ_OR_TICKET ->
          CallerRequest.identify(request, true).refusalFor(NamedRequests.in(call.getUriInfo()));
      default -> CallerRequest.identify(request, false).refusal(need);
    };
  }

  /** Whatever answers without a declaration, as a server does by itself, is for callers only. */
  private static Need need(@Nullable Method method) {
    var declared = method == null ? null : method.getAnnotation(Needs.class);
    return declared == null ? Need.CALLER : declared.value();
  }
}
