package io.tidings.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The calls a JAX-RS application answers, read from the annotations of its resources. */
final class ResourceCalls {

  private static final Pattern TEMPLATE = Pattern.compile("\\{(\\w+)}");

  private ResourceCalls() {}

  /** Every call, such as {@code GET /api/messages}, with parameters such as {@code query limit}. */
  static Map<String, Set<String>> of(Application application) {
    var calls = new TreeMap<String, Set<String>>();
    methods(application)
        .forEach((call, method) -> calls.put(call, parameters(pathOf(call), method)));
    return calls;
  }

  /** The method that each call, such as {@code GET /api/messages}, ends in. */
  static Map<String, Method> methods(Application application) {
    var methods = new TreeMap<String, Method>();
    for (var resource : application.getClasses()) {
      if (resource.isAnnotationPresent(Path.class)) {
        for (var method : resource.getMethods()) {
          verb(method).ifPresent(verb -> add(methods, application, method, verb));
        }
      }
    }
    return methods;
  }

  private static void add(
      Map<String, Method> methods, Application application, Method method, String verb) {
    var root = application.getClass().getAnnotation(ApplicationPath.class).value();
    var call = verb + " " + join(root, path(method.getDeclaringClass()), path(method));
    if (methods.put(call, method) != null) {
      throw new IllegalStateException("Two methods answer " + call);
    }
  }

  private static String pathOf(String call) {
    return call.substring(call.indexOf(' ') + 1);
  }

  private static Optional<String> verb(Method method) {
    return Stream.of(method.getAnnotations())
        .flatMap(
            annotation ->
                Stream.of(annotation.annotationType().getAnnotationsByType(HttpMethod.class)))
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(AnnotatedElement annotated) {
    return annotated.isAnnotationPresent(Path.class)
        ? annotated.getAnnotation(Path.class).value()
        : "";
  }

  /** Joins the parts as JAX-RS does; a template's pattern is not part of its name. */
  private static String join(String... parts) {
    var joined = new StringBuilder();
    for (var part : parts) {
      var bare = part.replaceAll("^/+|/+$", "");
      if (!bare.isEmpty()) {
        joined.append('/').append(bare);
      }
    }
    return joined.toString().replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
  }

  private static Set<String> parameters(String path, Method method) {
    var parameters = new TreeSet<String>();
    TEMPLATE.matcher(path).results().forEach(name -> parameters.add("path " + name.group(1)));
    Stream.concat(
            Stream.of(method.getDeclaringClass().getDeclaredFields()),
            Stream.of(method.getParameters()))
        .flatMap(place -> Stream.of(place.getAnnotations()))
        .forEach(annotation -> parameter(annotation).ifPresent(parameters::add));
    return parameters;
  }

  private static Optional<String> parameter(Annotation annotation) {
    if (annotation instanceof PathParam path) {
      return Optional.of("path " + path.value());
    }
    if (annotation instanceof QueryParam query) {
      return Optional.of("query " + query.value());
    }
    if (annotation instanceof HeaderParam header) {
      return Optional.of("header " + header.value());
    }
    return annotation instanceof CookieParam cookie
        ? Optional.of("cookie " + cookie.value())
        : Optional.empty();
  }
}
