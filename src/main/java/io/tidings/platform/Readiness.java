package io.tidings.platform;

import io.tidings.live.LiveStreams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Knows whether this node can do its work: migrations done, database at the same version. */
@ApplicationScoped
class Readiness {

  private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

  @Inject private Migrations migrations;
  @Inject private SchemaVersion schema;
  @Inject private LiveStreams streams;

  /** Why this node is not ready; empty when it is. */
  Optional<String> problem() {
    if (streams.isStopping()) {
      return Optional.of("This node is stopping.");
    }
    try {
      var expected = migrations.expectedVersion();
      if (expected.isEmpty()) {
        return Optional.of("The migrations have not ended.");
      }
      var found = schema.installed();
      return found.equals(expected.get())
          ? Optional.empty()
          : Optional.of("The database is at version %s, not %s.".formatted(found, expected.get()));
    } catch (RuntimeException unreachable) {
      LOG.log(Level.WARNING, "not ready: the database gives no answer", unreachable);
      return Optional.of("The database gives no answer.");
    }
  }
}
