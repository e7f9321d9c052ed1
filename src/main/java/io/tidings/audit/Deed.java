package io.tidings.audit;

import io.tidings.json.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What somebody did or was refused, to be kept as an entry. It never has a number, a text or a
 * secret in it.
 *
 * @param target id of what it was done to; for a number its pseudonym
 * @param problem the type of the problem it was refused with; empty when it was done
 * @param details few and short
 */
public record Deed(
    Who who, Action action, Optional<String> target, Optional<String> problem, JsonObject details) {

  public static Deed done(Who who, Action action) {
    return new Deed(who, action, Optional.empty(), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * @param problem the last part of its type
   */
  public static Deed refused(Who who, Action action, String problem) {
    return done(who, action).butRefused(problem);
  }

  private Deed butRefused(String why) {
    return new Deed(who, action, target, Optional.of(why), details);
  }

  public Deed on(Object id) {
    return on(Optional.of(id.toString()));
  }

  public Deed on(Optional<String> id) {
    return new Deed(who, action, id, problem, details);
  }

  public Deed with(String name, String value) {
    return with(name, JsonFactory.createValue(value));
  }

  public Deed with(String name, JsonValue value) {
    var more = JsonFactory.createObjectBuilder(details).add(name, value).build();
    return new Deed(who, action, target, problem, more);
  }

  public Deed with(String name, int value) {
    var more = JsonFactory.createObjectBuilder(details).add(name, value).build();
    return new Deed(who, action, target, problem, more);
  }
}
