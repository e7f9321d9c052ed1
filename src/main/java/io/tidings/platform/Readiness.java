package io.tidings.platform;

import io.tidings.live.LiveStreams;
import io.tidings.platform.stop.StopNotice;
import io.tidings.platform.store.StoreWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Knows whether this node can do its work: migrations done, database at the same version. */
@ApplicationScoped
class Readiness {

  @Inject private StoreWatch store;
  @Inject private StopNotice notice;
  @Inject private LiveStreams streams;

  /** Why this node is not ready; empty when it is. Asks nobody, so that it takes no time. */
  Optional<String> problem() {
    return notice.isGiven() || streams.isStopping()
        ? Optional.of("This node is stopping.")
        : store.fault();
  }
}
