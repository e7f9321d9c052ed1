package io.tidings.dev.simulator;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The reports for one address: gathered into calls, several of them under way at once, each retried
 * until it is given up.
 */
final class WebhookQueue {
  /** Long enough that reports which come due together travel together. */
  private static final long GATHERING_MILLIS = 10;

  private final URI url;
  private final SimulatorSettings settings;
  private final RetrySchedule schedule;
  private final WebhookSender sender;
  private final WebhookBody body;
  private final ScheduledExecutorService timer;

  private final Queue<TrackedReport> waiting = new ArrayDeque<>();
  private final Queue<WebhookCall> again = new ArrayDeque<>();
  private int underWay;
  private boolean gathering;
  private boolean closed;

  WebhookQueue(
      URI url,
      SimulatorSettings settings,
      WebhookSender sender,
      WebhookBody body,
      ScheduledExecutorService timer) {
    this.url = url;
    this.settings = settings;
    this.schedule = new RetrySchedule(settings.retryTimeFactor());
    this.sender = sender;
    this.body = body;
    this.timer = timer;
  }

  synchronized void add(TrackedReport report) {
    waiting.add(report);
    if (waiting.size() >= settings.webhookBatch()) {
      start();
    } else if (!gathering) {
      gathering = true;
      timer.schedule(this::gathered, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Calls under way come to their end, but none follows. */
  synchronized void close() {
    closed = true;
  }

  private synchronized void gathered() {
    gathering = false;
    start();
  }

  private synchronized void start() {
    while (!closed && underWay < settings.webhookConcurrency() && !isEmpty()) {
      var call = next();
      underWay++;
      sender.send(url, call).thenAccept(answer -> ended(call, answer));
    }
  }

  private boolean isEmpty() {
    return waiting.isEmpty() && again.isEmpty();
  }

  private WebhookCall next() {
    var retry = again.poll();
    return retry != null ? retry : body.of(batch());
  }

  private List<TrackedReport> batch() {
    var batch = new ArrayList<TrackedReport>();
    while (!waiting.isEmpty() && batch.size() < settings.webhookBatch()) {
      batch.add(waiting.remove());
    }
    return batch;
  }

  private synchronized void ended(WebhookCall call, WebhookAnswer answer) {
    underWay--;
    if (!answer.isAcknowledged() && !closed) {
      schedule
          .waitAfter(call.retries())
          .ifPresentOrElse(
              wait ->
                  timer.schedule(() -> retry(call.again()), wait.toNanos(), TimeUnit.NANOSECONDS),
              () -> call.reports().forEach(TrackedReport::dropped));
    }
    start();
  }

  private synchronized void retry(WebhookCall call) {
    again.add(call);
    start();
  }
}
