package io.tidings.platform.http;

import io.tidings.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Refuses paths that can be read in two ways, or not at all, before anything reads them. */
public class PathFilter extends HttpFilter {

  private static final long serialVersionUID = 1;

  /** The probe has put another path in its place. */
  private static final String UNKNOWN_FAULT = "can be read in two ways, or not at all";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI();
    var fault = path.equals(PathProbe.REFUSED) ? Optional.of(UNKNOWN_FAULT) : RawPath.fault(path);
    if (fault.isPresent()) {
      problem(fault.get()).writeTo(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Problem problem(String fault) {
    return Problem.of(
        "ambiguous-path",
        400,
        "The path is not in its normal form",
        "The path " + fault + ". Write it as RFC 3986, section 6.2.2, says.");
  }
}
