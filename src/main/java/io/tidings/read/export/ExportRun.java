package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.read.Histories;
import io.tidings.read.search.FoundPage;
import io.tidings.read.search.Search;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Writes the messages that are found, page by page. While somebody takes one, no transaction is
 * open and no connection to the database is held.
 */
final class ExportRun {

  private final ExportPages pages;
  private final Export export;
  private final Form form;
  private final Content content;
  private final ExportOutput out;
  private long messages;
  private long logPosition;
  private long place;

  ExportRun(ExportPages pages, Export export, Form form, Content content, ExportOutput out) {
    this.pages = pages;
    this.export = export;
    this.form = form;
    this.content = content;
    this.out = out;
  }

  /** How many were written. */
  long messages() {
    return messages;
  }

  /** The log position at which the last ones were read, as their team counts. */
  long place() {
    return place;
  }

  /** Returns early when nobody reads any more. */
  void write(Search search, ExportPage first) throws IOException {
    var page = first;
    writePage(page);
    while (page.next().isPresent() && export.isRead()) {
      var next = page.next().get();
      tellProgress(next);
      page = pages.read(search.before(next), form.isWhole(), content);
      writePage(page);
    }
  }

  private void writePage(ExportPage page) throws IOException {
    logPosition = page.found().logPosition();
    place = page.found().place();
    var entries = page.entries();
    for (int place = 0; place < entries.size(); place++) {
      out.add(form.beforeHistory(entries.get(place), content) + page.histories().get(place));
      endMessage();
    }
    if (page.longOne().isPresent()) {
      writeLong(page.longOne().get());
    }
  }

  private void writeLong(FoundPage.Entry entry) throws IOException {
    out.add(form.beforeHistory(entry, content));
    var part = new Histories.Part("", OptionalLong.of(0));
    while (part.next().isPresent() && export.isRead()) {
      long after = part.next().getAsLong();
      part = pages.part(entry.message(), after, logPosition, content);
      out.add((after == 0 || part.events().isEmpty() ? "" : ",") + part.events());
    }
    endMessage();
  }

  private void endMessage() throws IOException {
    out.add(form.afterHistory());
    messages++;
  }

  /** So that a reader sees that it goes on, and it is seen whether the reader is there. */
  private void tellProgress(UUID cursor) throws IOException {
    if (out.isQuiet()) {
      var line = form.other(progress(cursor));
      out.add(line);
      if (line.isEmpty()) {
        out.trickle();
      } else {
        out.flush();
      }
    }
  }

  private JsonObject progress(UUID cursor) {
    return JsonFactory.createObjectBuilder()
        .add("kind", "progress")
        .add("messages", messages)
        .add("cursor", cursor.toString())
        .build();
  }
}
