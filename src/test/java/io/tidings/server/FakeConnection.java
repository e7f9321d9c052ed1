package io.tidings.server;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection with the methods of the servers' own objects that are called, and requests over it.
 */
public final class FakeConnection {

  private final AtomicInteger ends = new AtomicInteger();
  private final AtomicInteger bufferSize = new AtomicInteger(8_192);

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

  record Grizzly(Exchange context, Buffer buffer) {
    public Exchange getContext() {
      return context;
    }

    public Grizzly getResponse() {
      return this;
    }

    public Buffer getOutputBuffer() {
      return buffer;
    }
  }

  record Buffer(AtomicInteger size) {
    public void setBufferSize(int bytes) {
      size.set(bytes);
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

  public HttpServletRequest ofPayara(String protocol) {
    return request(
        OfPayara.class, protocol, new Catalina(new Grizzly(exchange(), new Buffer(bufferSize))));
  }

  public HttpServletRequest ofUndertow(String protocol) {
    return request(OfUndertow.class, protocol, exchange());
  }

  public HttpServletRequest ofAnotherServer() {
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

  public int bufferSize() {
    return bufferSize.get();
  }

  public int ends() {
    return ends.get();
  }
}
