package io.tidings.live;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection with the methods by which the servers let one end it, and requests over it. */
final class FakeConnection {

  private final AtomicInteger ends = new AtomicInteger();

  /** As Undertow's. */
  interface OfUndertow extends HttpServletRequest {
    Exchange getExchange();
  }

  /** As Catalina's, in front of Grizzly's. */
  interface OfPayara extends HttpServletRequest {
    Catalina getUnwrappedCoyoteRequest();
  }

  record Exchange(Connection connection) {
    public Connection getConnection() {
      return connection;
    }
  }

  record Catalina(Grizzly request) {
    public Grizzly getCoyoteRequest() {
      return request;
    }
  }

  record Grizzly(Exchange context) {
    public Exchange getContext() {
      return context;
    }
  }

  record Connection(Runnable end) {
    public void close() {
      end.run();
    }

    public void terminateSilently() {
      end.run();
    }
  }

  HttpServletRequest ofPayara(String protocol) {
    return request(OfPayara.class, protocol, new Catalina(new Grizzly(exchange())));
  }

  HttpServletRequest ofUndertow(String protocol) {
    return request(OfUndertow.class, protocol, exchange());
  }

  HttpServletRequest ofAnotherServer() {
    return request(HttpServletRequest.class, "HTTP/1.1", this);
  }

  private Exchange exchange() {
    return new Exchange(new Connection(ends::incrementAndGet));
  }

  private static <T> T request(Class<T> type, String protocol, Object own) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> method.getName().equals("getProtocol") ? protocol : own));
  }

  int ends() {
    return ends.get();
  }
}
