package io.tidings.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server gives it to a filter; its header {@code Peer} says who is connected, and
 * values of several headers of one name stand on lines of their own.
 */
public record RequestFixture(String method, URI uri, boolean secure, Map<String, String> headers) {

  public static HttpServletRequest request(String method, String uri, Map<String, String> headers) {
    return new RequestFixture(method, URI.create(uri), false, headers).asRequest();
  }

  public HttpServletRequest asRequest() {
    var path = uri.getPath();
    var attributes = new TreeMap<String, Object>();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getServletPath" -> path.startsWith("/api/") ? "/api" : path;
                  case "getPathInfo" -> path.startsWith("/api/") ? path.substring(4) : null;
                  case "getHeader" -> header((String) arguments[0]);
                  case "getHeaders" ->
                      Collections.enumeration(
                          Stream.ofNullable(header((String) arguments[0]))
                              .flatMap(value -> Stream.of(value.split("\n", -1)))
                              .toList());
                  case "getContentType" -> header("Content-Type");
                  case "getContentLengthLong" -> length();
                  case "getRemoteAddr" -> Objects.requireNonNullElse(header("Peer"), "192.0.2.1");
                  case "getParameter" -> parameter((String) arguments[0]);
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "getCookies" -> cookies();
                  case "isSecure" -> secure;
                  case "toString" -> method + " " + path;
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private @Nullable String parameter(String name) {
    return Stream.ofNullable(uri.getQuery())
        .flatMap(query -> Stream.of(query.split("&", -1)))
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(parameter -> parameter.substring(name.length() + 1))
        .findFirst()
        .orElse(null);
  }

  private long length() {
    var header = header("Content-Length");
    return header == null ? -1 : Long.parseLong(header);
  }

  private @Nullable String header(String name) {
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return anyCase.get(name);
  }

  /** Servers give null, not an empty array, when there is none. */
  private Cookie @Nullable [] cookies() {
    var header = header("Cookie");
    if (header == null) {
      return null;
    }
    return Arrays.stream(header.split("; ", -1))
        .map(cookie -> cookie.split("=", 2))
        .map(cookie -> new Cookie(cookie[0], cookie[1]))
        .toArray(Cookie[]::new);
  }
}
