package io.tidings.infobip;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body as text and gives it up, with its connection, when the call has taken too long: the
 * time-out of a request ends with the head of the answer.
 */
final class TimedBody implements BodyHandler<String> {

  private final long endNanos;

  /** The time runs from now. */
  TimedBody(Duration longest) {
    endNanos = System.nanoTime() + longest.toNanos();
  }

  @Override
  public BodySubscriber<String> apply(ResponseInfo head) {
    return new Reader(BodyHandlers.ofString().apply(head));
  }

  private final class Reader implements BodySubscriber<String> {
    private final BodySubscriber<String> text;
    private final CompletableFuture<String> body;
    private volatile @Nullable Subscription subscription;

    Reader(BodySubscriber<String> text) {
      this.text = text;
      body =
          text.getBody()
              .toCompletableFuture()
              .copy()
              .orTimeout(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
      body.whenComplete((read, failed) -> end(failed));
    }

    private void end(@Nullable Throwable failed) {
      var begun = subscription;
      if (failed != null && begun != null) {
        begun.cancel();
      }
    }

    @Override
    public CompletionStage<String> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription begun) {
      subscription = begun;
      text.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
      text.onNext(part);
    }

    @Override
    public void onError(Throwable failed) {
      text.onError(failed);
    }

    @Override
    public void onComplete() {
      text.onComplete();
    }
  }
}
