package io.tidings.system;

import io.tidings.json.JsonFactory;
import io.tidings.system.Situation.Waiting;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Renders what is wrong. */
final class StateJson {

  private static final String STATUS = "status";

  private StateJson() {}

  /** All that is known. */
  static JsonObjectBuilder whole(List<Trouble> troubles) {
    var list = JsonFactory.createArrayBuilder();
    troubles.forEach(trouble -> list.add(json(trouble, values(trouble.values()))));
    return state(troubles, list);
  }

  /**
   * That something is wrong, and what it means for one team; figures of others and names of nodes
   * are not told.
   *
   * @param own what waits of the team
   */
  static JsonObjectBuilder forTeam(List<Trouble> troubles, Waiting own) {
    var list = JsonFactory.createArrayBuilder();
    troubles.forEach(trouble -> list.add(json(trouble, valuesForTeam(trouble, own))));
    return state(troubles, list);
  }

  private static JsonObjectBuilder state(List<Trouble> troubles, JsonArrayBuilder list) {
    var word = troubles.stream().anyMatch(Trouble::broken) ? "broken" : "warning";
    return JsonFactory.createObjectBuilder()
        .add("state", troubles.isEmpty() ? "ok" : word)
        .add("troubles", list);
  }

  private static JsonObjectBuilder json(Trouble trouble, JsonObjectBuilder values) {
    return JsonFactory.createObjectBuilder()
        .add("code", trouble.code().word())
        .add("broken", trouble.broken())
        .add("since", trouble.since().toString())
        .add("values", values);
  }

  private static JsonObjectBuilder valuesForTeam(Trouble trouble, Waiting own) {
    var json = JsonFactory.createObjectBuilder();
    if (trouble.code().makesMessagesWait()) {
      if (trouble.values().containsKey(STATUS)) {
        add(json, STATUS, Objects.requireNonNull(trouble.values().get(STATUS)));
      }
      json.add("waiting", own.messages()).add("oldestSeconds", own.oldest().toSeconds());
    }
    return json;
  }

  private static JsonObjectBuilder values(Map<String, Object> values) {
    var json = JsonFactory.createObjectBuilder();
    values.forEach((name, value) -> add(json, name, value));
    return json;
  }

  private static void add(JsonObjectBuilder json, String name, Object value) {
    if (value instanceof Number number) {
      json.add(name, number.longValue());
    } else {
      json.add(name, value.toString());
    }
  }
}
