package io.tidings.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that asks nothing and a response that nobody reads. */
final class Nowhere {

  static final HttpServletRequest REQUEST = nothing(HttpServletRequest.class);
  static final HttpServletResponse RESPONSE = nothing(HttpServletResponse.class);

  private static final Map<Class<?>, Object> NOTHING =
      Map.of(
          boolean.class,
          false,
          int.class,
          0,
          long.class,
          0L,
          Enumeration.class,
          Collections.emptyEnumeration(),
          Collection.class,
          List.of(),
          Map.class,
          Map.of());

  private Nowhere() {}

  private static <T> T nothing(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            Nowhere.class.getClassLoader(), new Class<?>[] {type}, Nowhere::answer));
  }

  private static @Nullable Object answer(
      Object nothing, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && nothing == arguments[0];
      case "hashCode" -> System.identityHashCode(nothing);
      case "toString" -> "nothing";
      case "isCommitted" -> true;
      case "getStatus" -> HttpServletResponse.SC_OK;
      case "getOutputStream" -> new Output();
      case "getWriter" -> new PrintWriter(Writer.nullWriter());
      default -> NOTHING.get(method.getReturnType());
    };
  }

  /** Takes everything at once. */
  private static final class Output extends ServletOutputStream {

    @Override
    public void write(int octet) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      try {
        listener.onWritePossible();
      } catch (IOException failed) {
        listener.onError(failed);
      }
    }
  }
}
