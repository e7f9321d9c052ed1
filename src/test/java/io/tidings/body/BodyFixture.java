package io.tidings.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with a body that comes as a test wants it to. */
final class BodyFixture {

  private static final Runnable AT_ONCE = () -> {};

  private final boolean declared;
  private final int length;
  private Map<String, String> headers = Map.of();
  private boolean late;
  private boolean broken;
  private Runnable before = AT_ONCE;
  private int given;

  private BodyFixture(boolean declared, int length) {
    this.declared = declared;
    this.length = length;
  }

  static BodyFixture declared(int length) {
    return new BodyFixture(true, length);
  }

  static BodyFixture chunked(int length) {
    return new BodyFixture(false, length);
  }

  static BodyFixture endless() {
    return chunked(Integer.MAX_VALUE);
  }

  BodyFixture with(Map<String, String> more) {
    headers = more;
    return this;
  }

  /** None of it has come when its reading begins. */
  BodyFixture late() {
    late = true;
    return this;
  }

  /** It comes byte by byte. */
  BodyFixture slowed(Runnable beforeEach) {
    before = beforeEach;
    return this;
  }

  BodyFixture broken(Runnable beforeThat) {
    before = beforeThat;
    broken = true;
    return late();
  }

  BodyFixture again() {
    given = 0;
    return this;
  }

  int given() {
    return given;
  }

  HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getHeaders" -> Collections.enumeration(header((String) arguments[0]));
                  case "getContentLengthLong" -> declared ? length : -1L;
                  case "getAttribute", "setAttribute" -> null;
                  case "getInputStream" -> new Body();
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private List<String> header(String name) {
    @Nullable String value = headers.get(name);
    return value == null ? List.of() : List.of(value);
  }

  private final class Body extends ServletInputStream {
    @Override
    public int available() {
      return late || length == Integer.MAX_VALUE ? 0 : length - given;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] to, int offset, int most) throws IOException {
      if (given == length) {
        return -1;
      }
      before.run();
      if (broken) {
        throw new IOException("reset");
      }
      int count = before == AT_ONCE ? Math.min(most, length - given) : 1;
      given += count;
      return count;
    }

    @Override
    public boolean isFinished() {
      return given == length;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
