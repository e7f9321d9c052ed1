package io.tidings.audit.look;

import io.tidings.audit.Action;
import io.tidings.audit.AuditEntries;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.ChainPart;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.json.JsonFactory;
import io.tidings.read.export.Export;
import io.tidings.read.export.ExportOutput;
import io.tidings.read.export.Exports;
import io.tidings.server.AnswerReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries as JSON lines, oldest first, with all that their digests cover. Each page is read
 * by itself, and the bounds of exports hold here too.
 */
@ApplicationScoped
class AuditExports {

  static final String MEDIA_TYPE = "application/x-ndjson";

  private static final System.Logger LOG = System.getLogger(AuditExports.class.getName());
  private static final int PAGE = 500;

  @Inject private Exports exports;
  @Inject private AuditTrail audit;
  @Inject private AuditEntries entries;
  @Inject private Clock clock;

  /** The first page is read before an answer begins, which could not be another one then. */
  StreamingOutput begin(long from, Who who, HttpServletRequest request) {
    var export = exports.begin(who.caller(), AnswerReader.of(request));
    try {
      audit.append(Deed.done(who, Action.AUDIT_EXPORTED));
      var first = entries.part(from, PAGE);
      return out -> {
        try (export) {
          write(first, export, out);
        }
      };
    } catch (Throwable failed) { // a commit that fails throws what is declared nowhere
      export.close();
      throw failed;
    }
  }

  private void write(ChainPart first, Export export, OutputStream to) {
    try {
      writeAll(first, export, new ExportOutput(export, to, clock));
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      LOG.log(Level.WARNING, "an export of the audit was cut off", failed);
      export.cut();
    }
  }

  /** Up to what is the newest entry now, so that it ends. */
  private void writeAll(ChainPart first, Export export, ExportOutput out) throws IOException {
    long last = first.head().number();
    out.add(beginning(first) + "\n");
    var part = first;
    long next = write(part, last, out, first.from());
    while (next <= last && !part.entries().isEmpty() && export.isRead()) {
      part = entries.part(next, PAGE);
      next = write(part, last, out, next);
    }
    out.add(end(first.head()) + "\n");
    out.flush();
  }

  /**
   * @return the number after the last that was written
   */
  private static long write(ChainPart part, long last, ExportOutput out, long next)
      throws IOException {
    long after = next;
    for (var entry : part.entries()) {
      if (entry.number() <= last) {
        out.add(EntryJson.line(entry) + "\n");
      }
      after = entry.number() + 1;
    }
    return after;
  }

  private JsonObject beginning(ChainPart first) {
    return JsonFactory.createObjectBuilder()
        .add("kind", "audit")
        .add("at", clock.instant().toString())
        .add("begins", first.head().begins())
        .add("from", first.from())
        .add("before", hex(first.before()))
        .build();
  }

  /** Empty where what came before is missing: the first entry cannot be checked then. */
  private static String hex(byte @Nullable [] digest) {
    return digest == null ? "" : HexFormat.of().formatHex(digest);
  }

  private static JsonObject end(ChainPart.Head head) {
    return JsonFactory.createObjectBuilder()
        .add("kind", "end")
        .add("number", head.number())
        .add("digest", head.hexDigest())
        .build();
  }
}
