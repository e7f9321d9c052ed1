package io.tidings.dev.simulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Decides each time anew whether a fault happens; with a seed, the same way again. */
final class FaultDice {
  private final Random random = new Random();
  private volatile Faults faults = Faults.NONE;

  Faults faults() {
    return faults;
  }

  synchronized void change(JsonObject changes) {
    faults = faults.with(changes);
    if (changes.containsKey("seed")) {
      faults.seed().ifPresent(random::setSeed);
    }
  }

  synchronized void reset() {
    faults = Faults.NONE;
  }

  boolean hits(String fault) {
    double probability = faults.probability(fault);
    return probability > 0 && random.nextDouble() < probability;
  }

  Duration duration(String fault) {
    return faults.duration(fault, random);
  }

  <T> T oneOf(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  boolean heads() {
    return random.nextBoolean();
  }

  /**
   * The answer a fault gives in place of the true one, before anything is done; null when all is
   * well.
   */
  @Nullable Answer beforehand(ApiVersion version) {
    if (hits("dropBefore")) {
      return Answer.DROP;
    }
    if (hits("tooManyRequests")) {
      var answer = new Refusal(Refusal.Kind.TOO_MANY_REQUESTS).answer(version);
      var seconds = faults.retryAfterSeconds();
      return seconds.isPresent()
          ? answer.withHeader("Retry-After", Integer.toString(seconds.getAsInt()))
          : answer;
    }
    if (hits("serverErrorBefore")) {
      return heads()
          ? new Refusal(Refusal.Kind.GENERAL_ERROR).answer(version)
          : Answer.gatewayError(503);
    }
    return null;
  }

  /** What the caller sees of an answer to something that is done. */
  Answer afterwards(Answer answer) {
    if (hits("dropAfterAccept")) {
      return Answer.DROP;
    }
    return hits("serverErrorAfter") ? Answer.gatewayError(heads() ? 500 : 502) : answer;
  }
}
