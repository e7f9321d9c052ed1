package io.tidings.platform.stop;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The signal by which a process is asked to end (SIGTERM). Its handling is no part of Java, only of
 * every JVM we know, so it is reached by name, and there may be none.
 */
final class TermSignal {

  private static final ClassLoader JVM = ClassLoader.getSystemClassLoader();
  private final Object signal;
  private final Object before;

  private TermSignal(Object signal, Object before) {
    this.signal = signal;
    this.before = before;
  }

  /**
   * From now on the action runs instead of the end of the process, on a thread of its own each
   * time.
   *
   * @return null where a JVM has no such signal, or does not give it away (-Xrs)
   */
  static @Nullable TermSignal take(Runnable action) {
    try {
      var signal = type("Signal").getConstructor(String.class).newInstance("TERM");
      return new TermSignal(signal, handle(signal, handler(action)));
    } catch (ReflectiveOperationException | RuntimeException unknownHere) {
      return null;
    }
  }

  private static Object handler(Runnable action) {
    InvocationHandler calls =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                action.run();
                yield null;
              }
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "handler of Tidings";
            };
    // The loaders of applications on WildFly do not know the type.
    return Proxy.newProxyInstance(JVM, new Class<?>[] {handlerType()}, calls);
  }

  /** Leaves it to whoever had it before. */
  void giveBack() {
    try {
      handle(signal, before);
    } catch (ReflectiveOperationException | RuntimeException neverAfterTake) {
      throw new IllegalStateException(neverAfterTake);
    }
  }

  /** Sends it again, to whoever has it now. */
  void raise() {
    try {
      type("Signal").getMethod("raise", type("Signal")).invoke(null, signal);
    } catch (ReflectiveOperationException neverAfterTake) {
      throw new IllegalStateException(neverAfterTake);
    }
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    return type("Signal")
        .getMethod("handle", type("Signal"), handlerType())
        .invoke(null, signal, handler);
  }

  private static Class<?> handlerType() {
    try {
      return type("SignalHandler");
    } catch (ClassNotFoundException unknownHere) {
      throw new IllegalStateException(unknownHere);
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("sun.misc." + name, true, JVM);
  }
}
