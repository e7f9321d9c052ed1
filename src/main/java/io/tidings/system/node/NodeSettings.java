package io.tidings.system.node;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What is odd of a node.
 *
 * @param clockSkew by how much its clock may differ from the database's
 */
record NodeSettings(Duration clockSkew) implements Settings {

  static NodeSettings read(SettingsReader reader) {
    return new NodeSettings(
        reader.duration("tidings.state.clock-skew", Duration.ofMillis(200), Duration.ofHours(1)));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    NodeSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
