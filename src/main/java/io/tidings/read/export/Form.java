package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.read.json.Links;
import io.tidings.read.search.FoundPage;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** What an export looks like. */
sealed interface Form permits Lines, FoundLines, Table {

  /**
   * Of an export of all that is stored: the first that a caller takes, as the caller likes them.
   */
  static Form of(List<MediaType> acceptable) {
    return of(acceptable, new Lines(), new Table(""));
  }

  /** Of what a search finds, for people too: their spreadsheets know UTF-8 by its mark alone. */
  static Form ofFound(List<MediaType> acceptable, Links links) {
    return of(acceptable, new FoundLines(links), new Table(Table.MARK));
  }

  private static Form of(List<MediaType> acceptable, Form lines, Form table) {
    return acceptable.stream()
        .flatMap(type -> Stream.of(lines, table).filter(form -> form.fits(type)))
        .findFirst()
        .orElse(lines);
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
