package io.tidings.send;

import io.tidings.problem.JsonBody;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import io.tidings.text.Segmentation;
import io.tidings.text.UnicodeCharacter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Tells how a text would be cut into segments, before anything is sent. */
@Path("messages/preview")
@RequestScoped
public class PreviewResource {

  private static final int MOST_BYTES = 64 << 10;

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public String preview(InputStream body) throws IOException {
    if (!(JsonBody.object(body, MOST_BYTES).get("text") instanceof JsonString text)) {
      throw new ProblemException(
          Problem.invalid(List.of(new Violation("text", "must be a string"))));
    }
    var segmentation = Segmentation.of(text.getString());
    return Json.createObjectBuilder()
        .add("encoding", segmentation.encoding().name())
        .add("segments", segmentation.segments().size())
        .add("charactersRemaining", segmentation.charactersRemaining())
        .add("tooLong", segmentation.isTooLong())
        .add(
            "unicodeCharacters",
            Json.createArrayBuilder(
                segmentation.unicodeCharacters().stream()
                    .map(UnicodeCharacter::character)
                    .toList()))
        .build()
        .toString();
  }
}
