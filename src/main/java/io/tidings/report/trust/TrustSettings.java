package io.tidings.report.trust;

import io.tidings.access.key.AddressRanges;
import io.tidings.config.Settings;
import io.tidings.config.SettingsReader;
import io.tidings.infobip.InfobipAddresses;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/**
 * Who may post delivery reports. Each of these that is set must be satisfied.
 *
 * @param tokens at the end of the report URL
 * @param credentials of HTTP Basic, {@code name:password}
 * @param sources addresses that calls come from
 * @param proxies whose word on where a call came from is taken
 * @param readTimeout how long a call may take to send its body
 */
public record TrustSettings(
    RotatingSecret tokens,
    RotatingSecret credentials,
    Signatures signatures,
    AddressRanges sources,
    AddressRanges proxies,
    Duration readTimeout)
    implements Settings {

  static TrustSettings read(SettingsReader reader) {
    return new TrustSettings(
        RotatingSecret.read(
            reader, "tidings.report.token", "[A-Za-z0-9]{16,128}", "16 to 128 letters and digits"),
        RotatingSecret.read(
            reader,
            "tidings.report.basic",
            "[^:]{1,128}:.{16,255}",
            "name:password, with 16 characters or more of password"),
        Signatures.read(reader),
        AddressRanges.read(
            reader, "tidings.report.sources", Map.of("infobip", InfobipAddresses.RANGES)),
        AddressRanges.read(reader, "tidings.report.trusted-proxies", Map.of()),
        reader.duration(
            "tidings.report.read-timeout", Duration.ofSeconds(1), Duration.ofMinutes(5)));
  }

  /** What proves it in one way. */
  RotatingSecret secrets(Proof proof) {
    return switch (proof) {
      case TOKEN -> tokens;
      case BASIC -> credentials;
      case SIGNATURE -> signatures.secrets();
    };
  }

  /** Whether calls must come from certain addresses. */
  public boolean limitSources() {
    return !sources.isEmpty();
  }

  /** Whether anyone may post reports. */
  public boolean trustAnyone() {
    return tokens.isEmpty()
        && credentials.isEmpty()
        && signatures.secrets().isEmpty()
        && sources.isEmpty();
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    TrustSettings settings(SettingsReader reader) {
      return read(reader);
    }
  }
}
