package io.tidings.server;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The server's own objects behind a request, for what servlets have no way to do. Their public
 * methods are called by name, so that the WAR needs none of the servers (ADR 0028); fields are
 * touched only where nothing else helps (ADR 0056).
 */
public final class ServerInside {

  /** Those without parameters: some are called with every request, and looking up costs more. */
  private static final ConcurrentMap<Class<?>, ConcurrentMap<String, Method>> METHODS =
      new ConcurrentHashMap<>();

  private ServerInside() {}

  /** The request as the server made it, without what filters put around it. */
  public static ServletRequest request(ServletRequest request) {
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
  public static Object follow(Object from, Iterable<String> methods)
      throws ReflectiveOperationException {
    var at = from;
    for (var name : methods) {
      at = method(at, name).invoke(at);
    }
    return at;
  }

  /**
   * @param type of the parameter as the method declares it
   * @throws ReflectiveOperationException when the server is another one
   */
  public static <T> void call(Object on, String name, Class<T> type, T argument)
      throws ReflectiveOperationException {
    lookUp(on.getClass(), name, type).invoke(on, (Object) argument);
  }

  /**
   * For who changes nothing unless all of it can be changed.
   *
   * @throws ReflectiveOperationException when there is no such method without parameters
   */
  public static void mustKnow(Object on, String method) throws ReflectiveOperationException {
    method(on, method);
  }

  /**
   * A field of the object's class or of one above it, for what has no method.
   *
   * @param type the name of its type, without the package
   * @throws ReflectiveOperationException when there is none of that type
   */
  public static Field field(Object on, String name, String type)
      throws ReflectiveOperationException {
    var field = declared(on.getClass(), name);
    if (!field.getType().getSimpleName().equals(type)) {
      throw new NoSuchFieldException(name + " is of " + field.getType());
    }
    field.setAccessible(true);
    return field;
  }

  private static Field declared(Class<?> type, String name) throws NoSuchFieldException {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException inherited) {
      if (type.getSuperclass() == null) {
        throw inherited;
      }
      return declared(type.getSuperclass(), name);
    }
  }

  private static Method method(Object on, String name) throws NoSuchMethodException {
    var known = METHODS.computeIfAbsent(on.getClass(), type -> new ConcurrentHashMap<>());
    var method = known.get(name);
    if (method == null) {
      method = lookUp(on.getClass(), name);
      known.put(name, method);
    }
    return method;
  }

  /** Also where the method is public and its class is not. */
  private static Method lookUp(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    var method = type.getMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }
}
