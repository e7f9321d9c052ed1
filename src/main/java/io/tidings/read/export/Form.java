package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.read.search.FoundPage;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What an export looks like. */
sealed interface Form permits Lines, Table {

  /** The first that a caller takes, in the order the caller likes them. */
  static Form of(List<MediaType> acceptable) {
    List<Form> forms = List.of(new Lines(), new Table());
    return acceptable.stream()
        .flatMap(type -> forms.stream().filter(form -> form.fits(type)))
        .findFirst()
        .orElseGet(Lines::new);
  }

  private boolean fits(MediaType type) {
    return MediaType.valueOf(mediaType()).isCompatible(type);
  }

  String mediaType();

  /** The end of a file's name. */
  String ending();

  /** Whether it has all that is stored, or only where messages stand. */
  boolean isWhole();

  /**
   * @param facts of the export
   */
  String begin(JsonObject facts);

  /** What stands before the history of a message. */
  String beforeHistory(FoundPage.Entry entry, Content content);

  String afterHistory();

  /**
   * @param line something else that is told
   */
  String other(JsonObject line);
}
