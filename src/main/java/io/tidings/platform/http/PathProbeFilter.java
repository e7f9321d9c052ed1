package io.tidings.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Puts the {@link PathProbe} into the server with the first request of each listener. */
public class PathProbeFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  private final transient PathProbe probe = new PathProbe(PathProbeFilter::isPlain);

  /** The path of an absolute-form target may be empty. */
  private static boolean isPlain(String path) {
    return path.isEmpty() || RawPath.fault(path).isEmpty();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    probe.watchWayOf(request);
    chain.doFilter(request, response);
  }

  @Override
  public void destroy() {
    probe.remove();
  }
}
