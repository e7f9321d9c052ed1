package io.tidings.read.export;

import io.tidings.access.CallerRequest;
import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.pseudonym.PseudonymSettings;
import io.tidings.server.AnswerReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * Begins an export where there is room for it, and keeps a record of it before any of it leaves.
 */
@ApplicationScoped
class ExportStart {

  @Inject private Exports exports;
  @Inject private ExportWriter writer;
  @Inject private AuditTrail audit;
  @Inject private PseudonymSettings pseudonyms;

  Response begin(ExportWriter.Asked asked, HttpServletRequest request) {
    var who = CallerRequest.who(request);
    var export = exports.begin(CallerRequest.caller(request).getName(), AnswerReader.of(request));
    try {
      audit.append(deed(who, asked));
      return answer(asked, writer.first(asked), export);
    } catch (Throwable failed) { // a commit that fails throws what is declared nowhere
      export.close();
      throw failed;
    }
  }

  private Deed deed(Who who, ExportWriter.Asked asked) {
    return Deed.done(who, Action.MESSAGES_EXPORTED)
        .on(asked.search().recipient().flatMap(pseudonyms::pseudonymOf))
        .with("by", asked.search().names())
        .with("form", asked.form().ending());
  }

  private Response answer(ExportWriter.Asked asked, ExportPage first, Export export) {
    var form = asked.form();
    StreamingOutput written =
        out -> {
          try (export) {
            writer.write(asked, first, export, out);
          }
        };
    return Response.ok(written, form.mediaType() + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=messages." + form.ending())
        .build();
  }
}
