package io.tidings.platform.store;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What the server's pool is given, past us. Without a password Payara would ask the database in
 * vain for ever, so its lack stops the start here.
 *
 * @param hasPassword whether there is one; nobody but the pool needs it
 */
record PoolSettings(boolean hasPassword) implements Settings {

  private static final String PASSWORD = "tidings.db.password";

  static PoolSettings read(SettingsReader reader) {
    boolean hasPassword = reader.isSet(PASSWORD);
    if (!hasPassword) {
      reader.complain(
          PASSWORD
              + " is missing: set TIDINGS_DB_PASSWORD to the password of the database's role, or to"
              + " anything where the server's pool has it from elsewhere.");
    }
    return new PoolSettings(hasPassword);
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    PoolSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
