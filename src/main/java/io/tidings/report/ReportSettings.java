package io.tidings.report;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who may post delivery reports.
 *
 * @param token the secret at the end of the report URL
 */
record ReportSettings(Optional<String> token) implements Settings {

  static ReportSettings read(SettingsReader reader) {
    var token = reader.optional("tidings.report.token");
    if (token.isPresent() && !token.get().matches("[A-Za-z0-9]{16,128}")) {
      reader.complain(
          "tidings.report.token is not usable in a URL: set it to 16 to 128 letters and digits.");
    }
    return new ReportSettings(token);
  }

  @Dependent
  static class Source {
    @Produces
    @Singleton
    ReportSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
