package io.tidings.system.node;

import io.tidings.live.LiveStreams;
import io.tidings.platform.store.DatabaseClock;
import io.tidings.platform.store.StoreWatch;
import io.tidings.report.silence.SilenceAlarm;
import io.tidings.submit.OutboxRelay;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Knows how this node stands. */
@ApplicationScoped
public class ThisNode {

  static final Duration SLOW = Duration.ofMillis(500);

  private final UUID id = UUID.randomUUID();
  private final Lasting skewed = new Lasting();
  private final Lasting slow = new Lasting();
  @Inject private OutboxRelay relay;
  @Inject private SilenceAlarm silence;
  @Inject private LiveStreams streams;
  @Inject private StoreWatch store;
  @Inject private NodeSettings settings;
  @Inject private DatabaseClock clock;
  private String name = "";
  private String version = "";
  private Instant startedAt = Instant.EPOCH;

  @PostConstruct
  void begin() {
    name = hostName();
    version = Version.read();
    startedAt = clock.instant();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  public UUID id() {
    return id;
  }

  /**
   * How it stands now.
   *
   * @param answer how long the database took to answer last
   */
  Node now(Duration answer) {
    var now = clock.instant();
    var skew = clock.machineIsAhead();
    var silentSince = silence.silentSince();
    return new Node(
        id,
        name,
        version,
        startedAt,
        now,
        skew,
        skewed.found(skew.abs().compareTo(settings.clockSkew()) > 0, now),
        answer,
        slow.found(answer.compareTo(SLOW) > 0, now),
        streams.open(),
        store.connectionsInUse(),
        relay.paused(),
        silentSince,
        silentSince.flatMap(since -> silence.warning()));
  }
}
