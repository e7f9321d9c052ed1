package io.tidings.sse;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/** The server's response until it is detached; then one that goes nowhere. */
final class DetachableResponse extends HttpServletResponseWrapper {

  private final HttpServletResponse servers;
  private volatile boolean used;

  DetachableResponse(HttpServletResponse servers) {
    super(servers);
    this.servers = servers;
  }

  HttpServletResponse servers() {
    return servers;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    used = true;
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    used = true;
    return super.getWriter();
  }

  /**
   * @return false when somebody has the server's output already and could still write to it
   */
  boolean detach() {
    if (used) {
      return false;
    }
    setResponse(Nowhere.RESPONSE);
    return true;
  }
}
