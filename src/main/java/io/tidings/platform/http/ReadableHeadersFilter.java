package io.tidings.platform.http;

import io.tidings.server.HeadersAsSent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Hides headers that JAX-RS could not read, at which the servers would answer by themselves before
 * any code of ours. Whoever has to refuse them finds them in {@link #HIDDEN}; whoever keeps them,
 * in {@link HeadersAsSent}.
 */
public class ReadableHeadersFilter extends HttpFilter {

  /** The attribute of the request with a list of {@link NegotiationHeader}, where there are any. */
  static final String HIDDEN = "io.tidings.hidden-headers";

  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var unreadable = unreadable(request);
    if (unreadable.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(HIDDEN, unreadable);
    HeadersAsSent.keep(request);
    chain.doFilter(new ReadableRequest(request, unreadable), response);
  }

  private static List<NegotiationHeader> unreadable(HttpServletRequest request) {
    return Arrays.stream(NegotiationHeader.values())
        .filter(header -> !isReadable(request, header))
        .toList();
  }

  private static boolean isReadable(HttpServletRequest request, NegotiationHeader header) {
    var values = Collections.list(request.getHeaders(header.title()));
    return values.isEmpty() || header.isRight(values);
  }
}
