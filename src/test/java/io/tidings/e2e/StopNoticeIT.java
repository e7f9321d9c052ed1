package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.InstallationSettings;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that is told to stop says so before it refuses anything. */
class StopNoticeIT {

  private static final int NOTICE_SECONDS = 4;

  /** What a caller saw, and when it saw it: a call that was under way may be answered by either. */
  private record Seen(long at, int status) {}

  @SuppressWarnings("NullAway.Init")
  private Installation installation;

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void it_is_not_ready_first_and_takes_every_call_until_its_notice_is_over() throws Exception {
    var kind = System.getProperty("tidings.server", "payara");
    installation =
        Installation.start(
            InstallationSettings.ofNodes(List.of(kind))
                .withVariables(
                    Map.of(
                        "TIDINGS_STOP_NOTICE",
                        "PT" + NOTICE_SECONDS + "S",
                        "TIDINGS_LIVE_DRAIN",
                        "PT1S")));
    var node = installation.nodes().get(0);
    var api = new ApiClient(node.baseUri());
    var message = OpenMessage.sent(api, "+385911191115");
    var stream = EventStream.follow(api, message.correlationId());
    Eventually.isTrue("the snapshot", () -> !stream.received("snapshot").isEmpty());
    var ready = poll("/api/ready");
    var calls = poll("/api/messages?limit=1");
    var lives = poll("/api/live");
    Eventually.isTrue("calls", () -> calls.seen.size() > 3 && ready.seen.size() > 3);

    long told = System.nanoTime();
    node.process().destroy();
    node.awaitEnd();
    stream.awaitEnd();
    var firstNo = ready.end().stream().filter(seen -> seen.status == 503).findFirst();
    var firstRefusal = calls.end().stream().filter(seen -> seen.status != 200).findFirst();

    assertThat(firstNo).isPresent();
    assertThat(firstRefusal).isPresent();
    assertThat(ready.seen).allMatch(seen -> seen.at >= told || seen.status == 200);
    assertThat(seconds(told, firstNo.get())).isLessThan(seconds(told, firstRefusal.get()));
    assertThat(seconds(told, firstRefusal.get())).isGreaterThan(NOTICE_SECONDS - 0.5);
    assertThat(seconds(told, lives.end().stream().filter(s -> s.status != 200).findFirst().get()))
        .isGreaterThan(NOTICE_SECONDS - 0.5);
    assertThat(stream.wasCut()).isFalse();
  }

  private static double seconds(long from, Seen to) {
    return (to.at - from) / 1e9;
  }

  private Poller poll(String path) {
    var poller = new Poller(path);
    poller.thread.start();
    return poller;
  }

  /** Asks again and again, on a connection of its own each time, until nobody listens. */
  private final class Poller {

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final String request;

    Poller(String path) {
      request =
          "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(path, Installation.KEY);
      thread = new Thread(this::ask, "poller");
      thread.setDaemon(true);
    }

    private void ask() {
      int status;
      do {
        status = status();
        seen.add(new Seen(System.nanoTime(), status));
      } while (status > 0);
    }

    /** 0 when the server took no connection, or closed it without a word. */
    private int status() {
      try {
        return RawConnection.ask(installation.baseUri(), request).status();
      } catch (UncheckedIOException refused) {
        return 0;
      }
    }

    List<Seen> end() throws InterruptedException {
      thread.join();
      return List.copyOf(seen);
    }
  }
}
