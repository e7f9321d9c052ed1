package io.tidings.platform;

import io.tidings.access.Needs;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the methods of an application that a call can end in and that do not declare with {@link
 * Needs} what it needs.
 */
final class Declarations {

  private Declarations() {}

  /** One sentence for each; none when all declare it. */
  static List<String> missing(Application application) {
    return application.getClasses().stream()
        .flatMap(type -> Stream.of(type.getMethods()))
        .filter(method -> !method.isBridge())
        .flatMap(method -> fault(method).stream())
        .sorted()
        .toList();
  }

  /** Where a locator leads to is only known when it is called, so there must be none. */
  private static Optional<String> fault(Method method) {
    var all = overridden(method.getDeclaringClass(), method).toList();
    var name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    if (all.stream().anyMatch(Declarations::hasVerb)) {
      return method.isAnnotationPresent(Needs.class)
          ? Optional.empty()
          : Optional.of(name + " does not declare what a call needs: annotate it with @Needs.");
    }
    return all.stream().anyMatch(one -> one.isAnnotationPresent(Path.class))
        ? Optional.of(name + " is a locator, whose methods nobody checks: give each its own path.")
        : Optional.empty();
  }

  /** JAX-RS finds annotations on overridden methods, too (Jakarta REST 3.1, section 3.6). */
  private static Stream<Method> overridden(Class<?> type, Method method) {
    var above =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
            .flatMap(parent -> overridden(parent, method));
    var here =
        Stream.of(type.getDeclaredMethods())
            .filter(candidate -> candidate.getName().equals(method.getName()))
            .filter(candidate -> candidate.getParameterCount() == method.getParameterCount());
    return Stream.concat(here, above);
  }

  private static boolean hasVerb(Method method) {
    return Stream.of(method.getAnnotations())
        .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
  }
}
