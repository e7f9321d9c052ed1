package io.tidings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads the problem a call ends with. */
public final class ProblemAssertions {

  private ProblemAssertions() {}

  /** The body of the problem that {@code call} ends with. */
  public static JsonObject problemOf(ThrowingCallable call) {
    var problem = catchThrowableOfType(ProblemException.class, call);
    if (problem == null) {
      throw new AssertionError("the call ended without a problem");
    }
    try (var reader =
        Json.createReader(new StringReader((String) problem.getResponse().getEntity()))) {
      return reader.readObject();
    }
  }

  public static List<Violation> violationsOf(ThrowingCallable call) {
    return problemOf(call).getJsonArray("violations").getValuesAs(JsonObject.class).stream()
        .map(
            violation ->
                new Violation(violation.getString("field"), violation.getString("message")))
        .toList();
  }
}
