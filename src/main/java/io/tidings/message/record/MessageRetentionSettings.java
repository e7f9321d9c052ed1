package io.tidings.message.record;

import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * How long messages are kept.
 *
 * @param messagesFor with their send request and history, from when they were accepted; empty when
 *     for ever
 */
public record MessageRetentionSettings(Optional<Duration> messagesFor) implements Settings {

  static MessageRetentionSettings read(SettingsReader reader) {
    return new MessageRetentionSettings(
        reader.durationOrNever(
            "tidings.retention.messages-for", Duration.ofDays(1), Duration.ofDays(36_500)));
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    MessageRetentionSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
