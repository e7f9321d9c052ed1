package io.tidings.dev.load;

import io.tidings.dev.run.InstallationSettings;
import java.nio.file.Path;

/**
 * A WAR that is measured, in turns with another in one run: only figures of one run can be
 * compared.
 *
 * @param war empty for the one that Maven built
 */
record Candidate(String name, String war) {

  static final Candidate BUILT = new Candidate("built", "");

  InstallationSettings in(InstallationSettings settings) {
    return war.isEmpty()
        ? settings
        : settings.withServers(server -> server.withWar(Path.of(war).toAbsolutePath()));
  }
}
