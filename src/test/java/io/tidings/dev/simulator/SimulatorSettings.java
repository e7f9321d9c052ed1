package io.tidings.dev.simulator;

import java.time.Duration;

/**
 * How a simulator behaves from start to end; what can change while it runs is in {@link Faults}.
 *
 * @param port where it listens on 127.0.0.1; 0 takes a free one
 * @param apiKey the key callers show, which is the password of the user {@code simulator} too
 * @param reportDelay from one step of a message to the next, and so to its report
 * @param retryTimeFactor shortens or stretches Infobip's waits of 1 min + 1 min * n^2 between tries
 *     of a webhook call
 * @param maxDestinations in one request; Infobip publishes no number
 * @param webhookBatch reports in one webhook call at most
 * @param webhookConcurrency webhook calls at once to one address
 * @param webhookTimeout how long an address may take to answer a webhook call
 */
public record SimulatorSettings(
    int port,
    String apiKey,
    Duration reportDelay,
    double retryTimeFactor,
    int maxDestinations,
    int webhookBatch,
    int webhookConcurrency,
    Duration webhookTimeout) {

  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        0, "simulator-key", Duration.ofSeconds(1), 1, 1000, 100, 8, Duration.ofSeconds(10));
  }

  /** Reads {@code --port= --api-key= --report-delay= --retry-factor= --max-destinations=}. */
  static SimulatorSettings parse(String... arguments) {
    var settings = defaults().withPort(8089);
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      var name = equals < 0 ? argument : argument.substring(0, equals);
      var value = argument.substring(equals + 1);
      settings =
          switch (name) {
            case "--port" -> settings.withPort(Integer.parseInt(value));
            case "--api-key" -> settings.withApiKey(value);
            case "--report-delay" -> settings.withReportDelay(Duration.parse(value));
            case "--retry-factor" -> settings.withRetryTimeFactor(Double.parseDouble(value));
            case "--max-destinations" -> settings.withMaxDestinations(Integer.parseInt(value));
            default -> throw new IllegalArgumentException("Unknown argument: " + argument);
          };
    }
    return settings;
  }

  public SimulatorSettings withPort(int value) {
    return new SimulatorSettings(
        value,
        apiKey,
        reportDelay,
        retryTimeFactor,
        maxDestinations,
        webhookBatch,
        webhookConcurrency,
        webhookTimeout);
  }

  public SimulatorSettings withApiKey(String value) {
    return new SimulatorSettings(
        port,
        value,
        reportDelay,
        retryTimeFactor,
        maxDestinations,
        webhookBatch,
        webhookConcurrency,
        webhookTimeout);
  }

  public SimulatorSettings withReportDelay(Duration value) {
    return new SimulatorSettings(
        port,
        apiKey,
        value,
        retryTimeFactor,
        maxDestinations,
        webhookBatch,
        webhookConcurrency,
        webhookTimeout);
  }

  public SimulatorSettings withRetryTimeFactor(double value) {
    return new SimulatorSettings(
        port,
        apiKey,
        reportDelay,
        value,
        maxDestinations,
        webhookBatch,
        webhookConcurrency,
        webhookTimeout);
  }

  public SimulatorSettings withMaxDestinations(int value) {
    return new SimulatorSettings(
        port,
        apiKey,
        reportDelay,
        retryTimeFactor,
        value,
        webhookBatch,
        webhookConcurrency,
        webhookTimeout);
  }

  public SimulatorSettings withWebhookConcurrency(int value) {
    return new SimulatorSettings(
        port,
        apiKey,
        reportDelay,
        retryTimeFactor,
        maxDestinations,
        webhookBatch,
        value,
        webhookTimeout);
  }

  public SimulatorSettings withWebhookTimeout(Duration value) {
    return new SimulatorSettings(
        port,
        apiKey,
        reportDelay,
        retryTimeFactor,
        maxDestinations,
        webhookBatch,
        webhookConcurrency,
        value);
  }
}
