package io.tidings.dev.run;

import java.util.Optional;
import java.util.Properties;

/**
 * What the person who starts Tidings may choose, as system properties {@code tidings.*}.
 *
 * @param postgresPort 0 stands for a free one
 * @param infobip the account to use in place of the simulator
 */
record RunSettings(
    int httpPort,
    int simulatorPort,
    int postgresPort,
    Optional<String> publicUrl,
    Optional<Account> infobip) {

  static final String HTTP_PORT = "tidings.http.port";
  static final String SIMULATOR_PORT = "tidings.simulator.port";
  static final String POSTGRES_PORT = "tidings.postgres.port";

  private static final String PUBLIC_URL = "tidings.public-url";
  private static final String BASE_URL = "tidings.infobip.base-url";
  private static final String API_KEY = "tidings.infobip.api-key";
  private static final int HIGHEST_PORT = 65_535;

  /** Where to submit, and the key to show there. */
  record Account(String baseUrl, String apiKey) {

    @Override
    public String toString() {
      return baseUrl;
    }
  }

  /** An empty property counts as absent: the build hands all of them on. */
  static RunSettings from(Properties properties) {
    return new RunSettings(
        orFree(port(properties, HTTP_PORT, 8080)),
        port(properties, SIMULATOR_PORT, 8089),
        port(properties, POSTGRES_PORT, 0),
        text(properties, PUBLIC_URL).map(value -> url(PUBLIC_URL, value)),
        account(text(properties, BASE_URL), text(properties, API_KEY)));
  }

  /** A server has to be told its port, so that others can be told as well. */
  private static int orFree(int port) {
    return port == 0 ? Ports.free() : port;
  }

  private static int port(Properties properties, String name, int otherwise) {
    return text(properties, name).map(value -> port(name, value)).orElse(otherwise);
  }

  private static int port(String name, String value) {
    try {
      var port = Integer.parseInt(value);
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new RunException("%s is a port number, not %s.".formatted(name, value));
  }

  private static Optional<Account> account(Optional<String> baseUrl, Optional<String> apiKey) {
    if (baseUrl.isPresent() != apiKey.isPresent()) {
      throw new RunException(
          "%s and %s belong together; give both, or none for the simulator."
              .formatted(BASE_URL, API_KEY));
    }
    return baseUrl.map(url -> new Account(url(BASE_URL, url), apiKey.orElseThrow()));
  }

  private static String url(String name, String value) {
    if (value.equals("ngrok") && name.equals(PUBLIC_URL)) {
      return value;
    }
    if (!value.matches("https?://\\S+")) {
      throw new RunException("%s begins with http:// or https://, not %s.".formatted(name, value));
    }
    return value;
  }

  private static Optional<String> text(Properties properties, String name) {
    return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
  }
}
