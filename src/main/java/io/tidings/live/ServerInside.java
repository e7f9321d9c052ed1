package io.tidings.live;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;

/**
 * The server's own objects behind a request, for what servlets have no way to do. Their public
 * methods are called by name, so that the WAR needs none of the servers (ADR 0028).
 */
final class ServerInside {

  private ServerInside() {}

  /** The request as the server made it, without what filters put around it. */
  static ServletRequest request(ServletRequest request) {
    return request instanceof ServletRequestWrapper wrapper
        ? request(wrapper.getRequest())
        : request;
  }

  /**
   * Calls the first method, the second on what that returned, and so on.
   *
   * @return what the last one returned, which may be null
   * @throws ReflectiveOperationException when the server is another one
   */
  static Object follow(Object from, Iterable<String> methods) throws ReflectiveOperationException {
    var at = from;
    for (var name : methods) {
      var method = at.getClass().getMethod(name);
      method.setAccessible(true);
      at = method.invoke(at);
    }
    return at;
  }

  static void call(Object on, String name, int argument) throws ReflectiveOperationException {
    var method = on.getClass().getMethod(name, int.class);
    method.setAccessible(true);
    method.invoke(on, argument);
  }
}
