package io.tidings.platform;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Stops the start when settings are missing or wrong, and names all of them. */
@ApplicationScoped
class SettingsCheck {

  @Inject @Any private Instance<Settings> settings;
  @Inject private SettingsReader reader;

  void check() {
    long read = settings.stream().count();
    var problems = reader.problems();
    if (read == 0 || !problems.isEmpty()) {
      throw RefusedStart.because(problems);
    }
  }
}
