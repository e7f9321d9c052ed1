package io.tidings.read.export;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.access.key.Scope;
import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.body.Bodies;
import io.tidings.json.JsonFactory;
import io.tidings.problem.JsonBody;
import io.tidings.pseudonym.PseudonymSettings;
import io.tidings.read.search.Search;
import io.tidings.read.search.SearchBody;
import io.tidings.server.AnswerReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;

/** Exports messages: all that are found, and all that is stored of them. */
@Path("messages/export")
@RequestScoped
public class ExportResource {

  private static final int MOST_BYTES = 8 << 10;

  @Inject private Exports exports;
  @Inject private ExportWriter writer;
  @Inject private AuditTrail audit;
  @Inject private PseudonymSettings pseudonyms;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.PRIVACY)
  @Produces({Lines.MEDIA_TYPE, Table.MEDIA_TYPE})
  public Response export(@Context HttpHeaders headers) {
    var body = JsonBody.object(bodies.ofCaller(request, MOST_BYTES));
    var search = SearchBody.readForAll(CallerRequest.team(request), body);
    var form = Form.of(headers.getAcceptableMediaTypes());
    var asked =
        new ExportWriter.Asked(
            body,
            search,
            form.isWhole() ? strays(body, search) : Optional.empty(),
            form,
            CallerRequest.content(request));
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

  /** What belongs to no message is for operators, here as elsewhere. */
  private Optional<StraySearch> strays(JsonObject body, Search search) {
    if (!CallerRequest.key(request).may(Scope.OPERATE)) {
      return Optional.empty();
    }
    var begin = JsonFactory.createObjectBuilder(body).remove("cursor").build();
    var before = SearchBody.readForAll(search.team(), begin).before();
    return search
        .onlyRecipient()
        .map(
            number ->
                new StraySearch(number, search.first(), before, CallerRequest.content(request)));
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
