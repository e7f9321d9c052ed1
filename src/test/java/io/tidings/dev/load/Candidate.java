package io.tidings.dev.load;

import io.tidings.dev.run.InstallationSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A WAR that is measured, in turns with another in one run: only figures of one run can be
 * compared.
 *
 * @param war empty for the one that Maven built
 * @param variables of its servers, beside what all have
 */
record Candidate(String name, String war, Map<String, String> variables) {

  static final Candidate BUILT = new Candidate("built", "", Map.of());

  static Candidate against(String war) {
    return new Candidate("against", war, Map.of());
  }

  /**
   * The one that Maven built, set up otherwise.
   *
   * @param variables as {@code NAME:VALUE;NAME:VALUE}
   */
  static Candidate beside(String variables) {
    var parsed = new HashMap<String, String>();
    for (var word : variables.split(";", -1)) {
      int colon = word.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("A variable is NAME:VALUE, not " + word);
      }
      parsed.put(word.substring(0, colon), word.substring(colon + 1));
    }
    return new Candidate("beside", "", parsed);
  }

  boolean isBuilt() {
    return war.isEmpty();
  }

  InstallationSettings in(InstallationSettings settings) {
    var varied = settings.withVariables(variables);
    return isBuilt()
        ? varied
        : varied.withServers(server -> server.withWar(Path.of(war).toAbsolutePath()));
  }
}
