package io.tidings.infobip.http;

import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Makes HTTP calls with the server's JAX-RS client and holds it to what it does not promise itself:
 * a call leaves once, follows no redirect, and ends within a known time, with an answer or without.
 */
public final class HttpCalls implements AutoCloseable {

  /**
   * More than callers, for a call that was given up keeps its thread until its client is closed.
   */
  private static final int MOST_THREADS = 512;

  private static final Duration IDLE = Duration.ofMinutes(1);

  private final ClientPool clients;
  private final ThreadPoolExecutor executor;
  private final Duration longest;
  private final boolean tunnelled;

  public HttpCalls(
      InfobipSettings settings, ThreadFactory threads, Supplier<ClientBuilder> builders) {
    clients = new ClientPool(() -> JaxRsClients.build(builders.get(), settings));
    executor =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new SynchronousQueue<>(),
            named(threads));
    longest = settings.longestCall();
    tunnelled =
        settings.proxy().isPresent() && "https".equalsIgnoreCase(settings.baseUrl().getScheme());
  }

  private static ThreadFactory named(ThreadFactory threads) {
    var number = new AtomicInteger();
    return work -> {
      var thread = threads.newThread(work);
      thread.setName("tidings-infobip-" + number.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** No call was begun, because too many hang. */
  public static final class NoThreadFree extends ConnectException {
    private static final long serialVersionUID = 1;
  }

  /**
   * The call runs on another thread, for no time-out of the clients is one for the whole call.
   *
   * @throws IOException when there is no answer, see {@code CallFailure}
   */
  public HttpAnswer send(HttpCall call) throws IOException, InterruptedException {
    var place = clients.enter();
    boolean ended = false;
    try {
      var exchange = new Exchange(place.client(), call, Deadline.in(longest), tunnelled);
      executor.execute(exchange);
      var answer = exchange.answer().get(longest.toNanos(), TimeUnit.NANOSECONDS);
      ended = true;
      return answer;
    } catch (RejectedExecutionException tooMany) {
      ended = true;
      throw new NoThreadFree();
    } catch (TimeoutException late) {
      throw new Deadline.TooLate();
    } catch (ExecutionException failed) {
      ended = !AnswerBody.isGivenUp(failed.getCause());
      throw new IOException(failed.getCause());
    } finally {
      clients.leave(place, ended);
    }
  }

  /** Ends the calls that are under way. */
  @Override
  public void close() {
    executor.shutdownNow();
    clients.close();
  }
}
