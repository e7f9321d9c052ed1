package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.read.search.Search;
import io.tidings.read.stray.StraySearch;
import io.tidings.read.stray.Strays;
import io.tidings.store.StoreFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;

/** Writes an export from its first line to its last, or cuts it off where it cannot go on. */
@ApplicationScoped
class ExportWriter {

  private static final System.Logger LOG = System.getLogger(ExportWriter.class.getName());

  @Inject private ExportPages pages;
  @Inject private Strays strays;
  @Inject private Clock clock;

  /**
   * What is to be exported.
   *
   * @param asked in the caller's words
   * @param strays where to look for what belongs to no message, if that is to be told
   */
  record Asked(
      JsonObject asked, Search search, Optional<StraySearch> strays, Form form, Content content) {}

  /** The first page is read before an answer begins, which could not be another one then. */
  ExportPage first(Asked asked) {
    return pages.read(asked.search(), asked.form().isWhole(), asked.content());
  }

  /** An end that is missing must be seen, also where the answer has begun with 200 long ago. */
  void write(Asked asked, ExportPage first, Export export, OutputStream to) {
    try {
      writeAll(asked, first, export, new ExportOutput(export, to, clock));
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      var level = StoreFailure.isOne(failed) ? Level.WARNING : Level.ERROR;
      LOG.log(level, "an export of " + export.caller() + " was cut off", failed);
      export.cut();
    }
  }

  private void writeAll(Asked asked, ExportPage first, Export export, ExportOutput out)
      throws IOException {
    var form = asked.form();
    out.add(form.begin(beginning(asked, first)));
    var run = new ExportRun(pages, export, form, asked.content(), out);
    run.write(asked.search(), first);
    var others = new StrayRun(strays, export, form, out);
    if (asked.strays().isPresent()) {
      others.write(asked.strays().get());
    }
    out.add(form.other(end(run, others)));
    out.flush();
    LOG.log(
        Level.INFO,
        export.isRead() ? "{0} exported {1} messages" : "{0} left an export after {1} messages",
        export.caller(),
        run.messages());
  }

  private JsonObject beginning(Asked asked, ExportPage first) {
    var kinds = JsonFactory.createArrayBuilder().add("message");
    if (asked.strays().isPresent()) {
      kinds.add("unmatchedReport").add("webhookCall");
    }
    return JsonFactory.createObjectBuilder()
        .add("kind", "export")
        .add("at", clock.instant().toString())
        .add("logPosition", first.found().place())
        .add("asked", asked.asked())
        .add("kinds", kinds)
        .build();
  }

  private static JsonObject end(ExportRun run, StrayRun others) {
    return JsonFactory.createObjectBuilder()
        .add("kind", "end")
        .add("messages", run.messages())
        .add("unmatchedReports", others.reports())
        .add("webhookCalls", others.calls())
        .add("logPosition", run.place())
        .build();
  }
}
