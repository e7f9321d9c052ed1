package io.tidings.dev.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Callers who know what they were promised: each names its send request by an idempotency key and
 * repeats the call, at any of the servers, until it has an answer.
 */
final class KillCallers implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 50;

  /** A server that has not deployed the WAR yet says 404. */
  private static final Set<Integer> COME_BACK = Set.of(404, 409, 429, 500, 503);

  /** How many recipients a send request has; most have one. */
  private static final int[] SIZES = {1, 1, 1, 1, 1, 1, 1, 5, 20, 80};

  private final List<URI> servers;
  private final SendNumbers numbers = new SendNumbers();
  private final Semaphore allowed = new Semaphore(0);
  private final Set<String> acceptedIds = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sendRequests = new AtomicInteger();
  private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final List<Thread> threads;
  private volatile @Nullable Throwable failure;

  KillCallers(List<URI> servers, int callers, long seed) {
    this.servers = servers;
    this.threads =
        IntStream.range(0, callers)
            .mapToObj(number -> new Thread(() -> work(new Random(seed + number)), "caller"))
            .toList();
    threads.forEach(Thread::start);
  }

  /** Lets the callers send so many messages more, at full speed. */
  void allow(int messages) {
    allowed.release(messages);
  }

  /**
   * @return how many messages were accepted so far
   * @throws IllegalStateException when a caller met what must not be
   */
  int accepted() {
    if (failure != null) {
      throw new IllegalStateException("a caller gave up", failure);
    }
    return acceptedIds.size();
  }

  Set<String> acceptedIds() {
    return acceptedIds;
  }

  int sendRequests() {
    return sendRequests.get();
  }

  /** How many calls had which answer, or none. */
  Map<String, Long> answers() {
    var counts = new TreeMap<String, Long>();
    answers.forEach((kind, count) -> counts.put(kind, count.sum()));
    return counts;
  }

  private void work(Random random) {
    var connections = servers.stream().map(server -> new HttpConnection(server, PATIENCE)).toList();
    try {
      while (true) {
        send(numbers.next(allowedAtOnce(SIZES[random.nextInt(SIZES.length)])), connections, random);
      }
    } catch (InterruptedException stopped) {
      // The end of the run.
    } catch (RuntimeException wrong) {
      failure = wrong;
    } finally {
      connections.forEach(HttpConnection::close);
    }
  }

  private int allowedAtOnce(int wanted) throws InterruptedException {
    allowed.acquire();
    int got = 1;
    while (got < wanted && allowed.tryAcquire()) {
      got++;
    }
    return got;
  }

  private void send(List<String> recipients, List<HttpConnection> connections, Random random)
      throws InterruptedException {
    var request = SendCaller.request(recipients, UUID.randomUUID().toString());
    while (true) {
      try {
        var answer = connections.get(random.nextInt(connections.size())).call(request);
        count(Integer.toString(answer.status()));
        if (answer.status() == 202) {
          remember(answer, recipients.size());
          return;
        }
        if (!COME_BACK.contains(answer.status())) {
          throw new IllegalStateException("answered " + answer.status() + " " + answer.text());
        }
      } catch (IOException none) {
        count("none: " + none.getClass().getSimpleName());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void remember(HttpAnswer answer, int recipients) {
    var ids = ID.matcher(answer.text()).results().map(found -> found.group(1)).toList();
    if (ids.size() != recipients) {
      throw new IllegalStateException("a 202 with " + ids.size() + " ids for " + recipients);
    }
    acceptedIds.addAll(ids);
    sendRequests.incrementAndGet();
  }

  private void count(String kind) {
    answers.computeIfAbsent(kind, unused -> new LongAdder()).increment();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
