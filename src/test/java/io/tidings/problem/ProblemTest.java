package io.tidings.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void a_problem_names_every_field_that_is_wrong() {
    var problem =
        Problem.invalid(
            List.of(
                new Violation("text", "must be a string"),
                new Violation("recipients[3].to", "must be a phone number")));

    assertThat(problem.toJson())
        .isEqualTo(
            "{\"type\":\"https://tidings.io/problems/invalid-request\","
                + "\"title\":\"The request is not valid\",\"status\":400,"
                + "\"detail\":\"2 fields need a correction; nothing was stored.\","
                + "\"violations\":[{\"field\":\"text\",\"message\":\"must be a string\"},"
                + "{\"field\":\"recipients[3].to\",\"message\":\"must be a phone number\"}]}");
  }

  @Test
  void one_wrong_field_is_told_in_the_singular() {
    assertThat(Problem.invalid(List.of(new Violation("text", "must be a string"))).detail())
        .isEqualTo("One field needs a correction; nothing was stored.");
  }

  @Test
  void wrong_parameters_of_a_read_are_not_told_to_have_stored_nothing() {
    var wrong = new Violation("limit", "must be a number from 1 to 200");

    assertThat(Problem.invalidParameters(List.of(wrong)).detail())
        .isEqualTo("One parameter needs a correction.");
    assertThat(Problem.invalidParameters(List.of(wrong, wrong)).detail())
        .isEqualTo("2 parameters need a correction.");
  }

  @Test
  void a_response_carries_the_problem_and_is_kept_by_no_cache() {
    var problem = Problem.notFound("There is nothing.");

    try (var response = new ProblemException(problem).getResponse()) {
      assertThat(response.getStatus()).isEqualTo(404);
      assertThat(response.getMediaType()).hasToString("application/problem+json");
      assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
      assertThat(response.getEntity())
          .isEqualTo(
              "{\"type\":\"https://tidings.io/problems/not-found\",\"title\":\"Not found\","
                  + "\"status\":404,\"detail\":\"There is nothing.\"}");
    }
  }
}
