package io.tidings.sse;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Tells a sink what the server says about the end of its response. */
final class ResponseEnd implements AsyncListener {

  private final StreamSink sink;

  ResponseEnd(StreamSink sink) {
    this.sink = sink;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    sink.completed();
  }

  @Override
  public void onError(AsyncEvent event) {
    sink.gone();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    sink.gone();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
