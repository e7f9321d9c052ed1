package io.tidings.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as if it had no body. */
final class BodilessRequest extends HttpServletRequestWrapper {

  BodilessRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Nothing();
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new StringReader(""));
  }

  @Override
  public @Nullable String getParameter(String name) {
    return isForm() ? null : super.getParameter(name);
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return isForm() ? null : super.getParameterValues(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return isForm() ? Collections.emptyEnumeration() : super.getParameterNames();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return isForm() ? Map.of() : super.getParameterMap();
  }

  /** Servers look for parameters in the body of a form. */
  private boolean isForm() {
    var type = getContentType();
    return type != null
        && (type.toLowerCase(Locale.ROOT).contains("form-urlencoded")
            || type.toLowerCase(Locale.ROOT).contains("multipart"));
  }

  private static final class Nothing extends ServletInputStream {
    @Override
    public int read() {
      return -1;
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("there is nothing to wait for");
    }
  }
}
