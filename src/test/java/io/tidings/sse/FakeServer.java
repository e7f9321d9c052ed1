package io.tidings.sse;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as a server gives it to the first filter, with all that it is asked to keep. */
final class FakeServer {

  private final Map<String, Object> attributes = new HashMap<>();
  private final List<AsyncListener> listeners = new ArrayList<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private int completions;
  private boolean back;
  private @Nullable ServletRequest kept;
  private @Nullable ServletResponse keptResponse;
  private final HttpServletResponse response = fake(HttpServletResponse.class, this::ofResponse);
  private final HttpServletRequest request = fake(HttpServletRequest.class, this::ofRequest);
  private final AsyncContext context = fake(AsyncContext.class, this::ofContext);

  private interface Answer {
    @Nullable Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("hashCode")) {
                return System.identityHashCode(proxy);
              }
              if (method.getName().equals("equals")) {
                return proxy == arguments[0];
              }
              Object value = answer.to(method.getName(), arguments);
              return method.getReturnType() == void.class ? null : value;
            }));
  }

  private @Nullable Object ofRequest(String method, Object[] arguments) {
    return switch (method) {
      case "getMethod" -> "GET";
      case "getProtocol" -> "HTTP/1.1";
      case "getAttribute" -> attributes.get((String) arguments[0]);
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      case "removeAttribute" -> attributes.remove((String) arguments[0]);
      case "startAsync" -> start(arguments);
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private AsyncContext start(Object[] arguments) {
    kept = (ServletRequest) arguments[0];
    keptResponse = (ServletResponse) arguments[1];
    return context;
  }

  private @Nullable Object ofResponse(String method, Object[] arguments) {
    return switch (method) {
      case "getOutputStream" -> new Output();
      case "setStatus", "setHeader", "setContentType", "setBufferSize", "flushBuffer" -> null;
      case "isCommitted" -> false;
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private @Nullable Object ofContext(String method, Object[] arguments) {
    return switch (method) {
      case "getRequest" -> request;
      case "getResponse" -> response;
      case "addListener" -> listeners.add((AsyncListener) arguments[0]);
      case "complete" -> ++completions;
      case "setTimeout" -> setTimeout();
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private @Nullable Object setTimeout() {
    if (back) {
      throw new IllegalStateException("too late");
    }
    return null;
  }

  HttpServletRequest request() {
    return request;
  }

  HttpServletResponse response() {
    return response;
  }

  Map<String, Object> attributes() {
    return attributes;
  }

  /** Whether it keeps its own request and response and none that filters made of them. */
  boolean keepsItsOwn() {
    return kept == request && keptResponse == response;
  }

  /** The thread that took the call has come back from all filters. */
  void isBack() {
    back = true;
  }

  int completions() {
    return completions;
  }

  String sent() {
    return sent.toString(StandardCharsets.UTF_8);
  }

  void end() throws IOException {
    for (var listener : listeners) {
      listener.onComplete(new AsyncEvent(context));
    }
  }

  /** Takes everything. */
  private final class Output extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      try {
        listener.onWritePossible();
      } catch (IOException impossible) {
        throw new AssertionError(impossible);
      }
    }

    @Override
    public void write(int octet) {
      sent.write(octet);
    }
  }
}
