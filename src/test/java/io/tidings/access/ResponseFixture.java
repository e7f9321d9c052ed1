package io.tidings.access;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response that keeps what a filter does to it. */
final class ResponseFixture {

  private final Map<String, String> headers = new TreeMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  String body() {
    return body.toString(StandardCharsets.UTF_8);
  }

  HttpServletResponse asResponse() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            HttpServletResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) -> answer(called.getName(), arguments));
  }

  private @Nullable Object answer(String called, Object[] arguments) {
    switch (called) {
      case "setStatus" -> status = (int) arguments[0];
      case "setHeader", "addHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
      case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
      case "getOutputStream" -> {
        return new Output();
      }
      default -> throw new UnsupportedOperationException(called);
    }
    return null;
  }

  private final class Output extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(int b) {
      body.write(b);
    }
  }
}
