package io.tidings.sandbox;

import io.tidings.access.CallerRequest;
import io.tidings.message.CorrelationId;
import io.tidings.message.SendRequest;
import io.tidings.message.record.MessageRepository;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;

/**
 * Keeps test keys to what test keys sent: they find, follow, move and cancel nothing else. It runs
 * after it is known who calls, and costs other keys nothing.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class TestFence implements ContainerRequestFilter {

  private static final String ID = "correlationId";

  @Context private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext call) {
    var named = call.getUriInfo().getPathParameters().getFirst(ID);
    if (named != null && CallerRequest.isOfTestKey(request)) {
      var ids = CorrelationId.parse(named).stream().toList();
      if (!areTests(requests().find(CallerRequest.team(request), ids))) {
        call.abortWith(Problem.unknownSendRequest().toResponse());
      }
    }
  }

  /**
   * For calls that name send requests elsewhere than in the path.
   *
   * @throws ProblemException when a test key names what none sent
   */
  public static void check(Collection<SendRequest> named, HttpServletRequest request) {
    if (CallerRequest.isOfTestKey(request) && !areTests(named)) {
      throw new ProblemException(Problem.unknownSendRequest());
    }
  }

  /** Not every server injects beans into filters. */
  private static MessageRepository requests() {
    return CDI.current().select(MessageRepository.class).get();
  }

  private static boolean areTests(Collection<SendRequest> requests) {
    return requests.stream().allMatch(SendRequest::isTest);
  }
}
