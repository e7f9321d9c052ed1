package io.tidings.read.json;

import io.tidings.json.JsonFactory;
import io.tidings.message.Outcome;
import jakarta.json.JsonObject;
import java.util.Map;

/** Renders how many messages have which outcome; all of them are always there. */
public final class OutcomesJson {

  private OutcomesJson() {}

  public static JsonObject of(Map<Outcome, Long> counts) {
    var json = JsonFactory.createObjectBuilder();
    for (var outcome : Outcome.values()) {
      json.add(outcome.word(), counts.getOrDefault(outcome, 0L));
    }
    return json.build();
  }
}
