package io.tidings.platform;

import io.tidings.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Puts the {@link PathProbe} into the server with the first request of each listener, and refuses
 * what the probe found, or what another server lets through.
 */
public class PathProbeFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  private final transient PathProbe probe = new PathProbe(DecodablePath::isDecodable);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    probe.watchWayOf(request);
    var path = request.getRequestURI();
    if (path.equals(PathProbe.REFUSED) || !DecodablePath.isDecodable(path)) {
      refuse(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    var problem =
        Problem.of(
            "malformed-path",
            400,
            "The path cannot be read",
            "Encode it as UTF-8 and each byte as a percent sign and two hexadecimal digits.");
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(problem.toJson().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void destroy() {
    probe.remove();
  }
}
