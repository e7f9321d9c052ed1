package io.tidings.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Keeps OPTIONS for callers. It ends in no method of ours, and WildFly answers it before {@link
 * AccessCheck} could look.
 */
@Provider
@PreMatching
public class OptionsCheck implements ContainerRequestFilter {

  @Context private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext call) {
    if (call.getMethod().equalsIgnoreCase("OPTIONS")) {
      CallerRequest.identify(request, false)
          .refusal(Need.CALLER)
          .ifPresent(problem -> call.abortWith(AccessProblems.response(problem)));
    }
  }
}
