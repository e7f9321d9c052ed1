package io.tidings.sse;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What JAX-RS completes in the place of the server's own. Once it is detached JAX-RS completes
 * nothing but itself, and the server knows nothing of JAX-RS any more.
 */
final class DetachableContext implements AsyncContext {

  private static final System.Logger LOG = System.getLogger(DetachableContext.class.getName());

  private final AsyncContext servers;
  private final DetachableRequest ofJaxRs;
  private final DetachableResponse answerOfJaxRs;
  private final ServletRequest request;
  private final ServletResponse response;
  private final List<Bound> listeners = new CopyOnWriteArrayList<>();
  private final Forward forward = new Forward(this);
  private volatile boolean detached;

  /** A listener and what it wants to be told of. */
  private record Bound(AsyncListener listener, ServletRequest request, ServletResponse response) {}

  /** Which method of a listener is called. */
  @FunctionalInterface
  private interface Signal {
    void tell(AsyncListener listener, AsyncEvent event) throws IOException;
  }

  DetachableContext(
      AsyncContext servers,
      DetachableRequest ofJaxRs,
      DetachableResponse answerOfJaxRs,
      ServletRequest request,
      ServletResponse response) {
    this.servers = servers;
    this.ofJaxRs = ofJaxRs;
    this.answerOfJaxRs = answerOfJaxRs;
    this.request = request;
    this.response = response;
    servers.addListener(forward);
  }

  AsyncContext servers() {
    return servers;
  }

  /**
   * From now on the request, the response and this belong to JAX-RS alone, and end with it.
   *
   * @param end ends JAX-RS, which still sees its request but answers nobody
   * @return false when nothing was changed, because JAX-RS could still write to the reader
   */
  boolean detach(Runnable end) {
    if (!answerOfJaxRs.detach()) {
      return false;
    }
    detached = true;
    try {
      end.run();
    } catch (RuntimeException failed) {
      LOG.log(Level.DEBUG, "JAX-RS did not end quietly", failed);
    }
    ofJaxRs.detach();
    forward.to = null;
    return true;
  }

  @Override
  public void complete() {
    if (detached) {
      tell(null, AsyncListener::onComplete);
    } else {
      servers.complete();
    }
  }

  private void tell(@Nullable Throwable why, Signal signal) {
    for (var bound : listeners) {
      try {
        signal.tell(bound.listener(), new AsyncEvent(this, bound.request(), bound.response(), why));
      } catch (IOException | RuntimeException failed) {
        LOG.log(Level.DEBUG, "a listener to the end of a request failed", failed);
      }
    }
  }

  @Override
  public void addListener(AsyncListener listener) {
    listeners.add(new Bound(listener, request, response));
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest toldOf, ServletResponse toldOfAnswer) {
    listeners.add(new Bound(listener, toldOf, toldOfAnswer));
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return servers.createListener(type);
  }

  @Override
  public ServletRequest getRequest() {
    return request;
  }

  @Override
  public ServletResponse getResponse() {
    return response;
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return false;
  }

  @Override
  public void dispatch() {
    servers.dispatch();
  }

  @Override
  public void dispatch(String path) {
    servers.dispatch(path);
  }

  @Override
  public void dispatch(ServletContext context, String path) {
    servers.dispatch(context, path);
  }

  @Override
  public void start(Runnable task) {
    servers.start(task);
  }

  @Override
  public void setTimeout(long millis) {
    servers.setTimeout(millis);
  }

  @Override
  public long getTimeout() {
    return servers.getTimeout();
  }

  /** Tells the listeners of JAX-RS what the server says, until it is detached. */
  private static final class Forward implements AsyncListener {

    private volatile @Nullable DetachableContext to;

    Forward(DetachableContext to) {
      this.to = to;
    }

    private void tell(AsyncEvent event, Signal signal) {
      var attached = to;
      if (attached != null) {
        attached.tell(event.getThrowable(), signal);
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {
      tell(event, AsyncListener::onComplete);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      tell(event, AsyncListener::onTimeout);
    }

    @Override
    public void onError(AsyncEvent event) {
      tell(event, AsyncListener::onError);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      tell(event, AsyncListener::onStartAsync);
    }
  }
}
