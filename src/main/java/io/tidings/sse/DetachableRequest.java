package io.tidings.sse;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The server's request until it is detached; then one of nobody. */
final class DetachableRequest extends HttpServletRequestWrapper {

  private final HttpServletRequest servers;
  private final DetachableResponse response;

  /** What was put into the server's request on this way: by filters of ours and by JAX-RS. */
  private final Set<String> attributes = ConcurrentHashMap.newKeySet();

  private volatile @Nullable DetachableContext context;

  DetachableRequest(HttpServletRequest servers, DetachableResponse response) {
    super(servers);
    this.servers = servers;
    this.response = response;
  }

  @Override
  public AsyncContext startAsync() {
    return startAsync(this, response);
  }

  /** The server gets its own request and response to keep, and none that is wrapped around them. */
  @Override
  public AsyncContext startAsync(ServletRequest wrapped, ServletResponse wrappedResponse) {
    var started = servers.startAsync(servers, response.servers());
    var ours = new DetachableContext(started, this, response, wrapped, wrappedResponse);
    context = ours;
    return ours;
  }

  @Override
  public AsyncContext getAsyncContext() {
    var started = context;
    return started == null ? super.getAsyncContext() : started;
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    attributes.add(name);
    super.setAttribute(name, value);
  }

  void detach() {
    attributes.forEach(servers::removeAttribute);
    setRequest(Nowhere.REQUEST);
  }
}
