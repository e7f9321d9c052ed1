package io.tidings.platform.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request whose body ends where its headers say. */
final class FramedRequest extends HttpServletRequestWrapper {

  private @Nullable ServletInputStream body;

  FramedRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      boolean inChunks = super.getHeader("Transfer-Encoding") != null;
      body =
          new FramedBody(
              super.getInputStream(), inChunks, Math.max(0, super.getContentLengthLong()));
    }
    return body;
  }
}
