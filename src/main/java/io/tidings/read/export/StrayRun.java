package io.tidings.read.export;

import io.tidings.read.stray.StraySearch;
import io.tidings.read.stray.Strays;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Writes what is stored of a number and belongs to no message, page by page. */
final class StrayRun {

  private final Strays strays;
  private final Export export;
  private final Form form;
  private final ExportOutput out;
  private long reports;
  private long calls;

  StrayRun(Strays strays, Export export, Form form, ExportOutput out) {
    this.strays = strays;
    this.export = export;
    this.form = form;
    this.out = out;
  }

  long reports() {
    return reports;
  }

  long calls() {
    return calls;
  }

  void write(StraySearch search) throws IOException {
    for (var spelling : search.spellings()) {
      writeReports(search, spelling);
    }
    writeCalls(search);
  }

  private void writeReports(StraySearch search, String spelling) throws IOException {
    var next = Optional.of(search.before());
    while (next.isPresent() && export.isRead()) {
      var page = strays.reports(search.before(next.get()), spelling);
      for (var line : page.reports()) {
        out.add(form.other(line));
        reports++;
      }
      next = page.next();
    }
  }

  private void writeCalls(StraySearch search) throws IOException {
    var next = Optional.of(search.before());
    while (next.isPresent() && export.isRead()) {
      var found = strays.calls(search.before(next.get()));
      for (UUID id : found.ids()) {
        var line = strays.call(search, id);
        if (line.isPresent()) {
          out.add(form.other(line.get()));
          calls++;
        }
      }
      next = found.next();
    }
  }
}
