package io.tidings.platform;

import io.tidings.problem.Problem;
import io.tidings.problem.Violation;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses query parameters that the method a call ends in does not declare. Left out of account
 * they would change what was asked: a filter with a slip in its name answers everything.
 */
@Provider
@Priority(Priorities.USER)
public class UnknownParameters implements ContainerRequestFilter {

  /** Anything else may be what should stand in no answer, such as a number. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext call) {
    var method = resource.getResourceMethod();
    var asked = call.getUriInfo().getQueryParameters().keySet();
    if (method == null || asked.isEmpty()) {
      return;
    }
    var known = declared(method);
    var unknown =
        asked.stream()
            .filter(name -> !known.contains(name))
            .sorted()
            .map(name -> violation(name, known))
            .toList();
    if (!unknown.isEmpty()) {
      call.abortWith(Problem.invalidParameters(unknown).toResponse());
    }
  }

  static Set<String> declared(Method method) {
    return Stream.of(method.getParameters())
        .map((Parameter parameter) -> parameter.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Violation violation(String name, Set<String> known) {
    var rule =
        known.isEmpty()
            ? "is unknown; this call takes no parameters"
            : "is unknown; this call takes "
                + known.stream().sorted().collect(Collectors.joining(", "));
    return new Violation(NAME.matcher(name).matches() ? name : "a parameter", rule);
  }
}
