package io.tidings.problem;

import io.tidings.json.JsonFactory;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An error as the caller sees it, RFC 9457. The last part of {@code type} is stable and may be
 * relied upon; title and detail are for people.
 */
public record Problem(
    String slug, int status, String title, String detail, List<Violation> violations) {

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "https://tidings.io/problems/";

  public static Problem of(String slug, int status, String title, String detail) {
    return new Problem(slug, status, title, detail, List.of());
  }

  public static Problem invalid(List<Violation> violations) {
    return new Problem(
        "invalid-request",
        400,
        "The request is not valid",
        violations.size() == 1
            ? "One field needs a correction; nothing was stored."
            : violations.size() + " fields need a correction; nothing was stored.",
        violations);
  }

  /** For what changes nothing, whether it is right or wrong. */
  public static Problem invalidParameters(List<Violation> violations) {
    return new Problem(
        "invalid-request",
        400,
        "The request is not valid",
        violations.size() == 1
            ? "One parameter needs a correction."
            : violations.size() + " parameters need a correction.",
        violations);
  }

  public static Problem internalError() {
    return of(
        "internal-error",
        500,
        "Something went wrong here",
        "The request may or may not have had its effect. The server's log says more.");
  }

  public static Problem notFound(String detail) {
    return of("not-found", 404, "Not found", detail);
  }

  public static Problem unknownSendRequest() {
    return notFound("There is no send request with this id.");
  }

  public String toJson() {
    var json =
        JsonFactory.createObjectBuilder()
            .add("type", TYPES + slug)
            .add("title", title)
            .add("status", status)
            .add("detail", detail);
    if (!violations.isEmpty()) {
      var list = JsonFactory.createArrayBuilder();
      for (var violation : violations) {
        list.add(
            JsonFactory.createObjectBuilder()
                .add("field", violation.field())
                .add("message", violation.message()));
      }
      json.add("violations", list);
    }
    return json.build().toString();
  }

  /** For where JAX-RS is not. */
  public void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(toJson().getBytes(StandardCharsets.UTF_8));
  }

  public Response toResponse() {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(toJson())
        .build();
  }
}
