package io.tidings.read.export;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.access.key.Scope;
import io.tidings.body.Bodies;
import io.tidings.json.JsonFactory;
import io.tidings.problem.JsonBody;
import io.tidings.read.search.Search;
import io.tidings.read.search.SearchBody;
import io.tidings.read.stray.StraySearch;
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
import java.util.Optional;

/** Exports messages: all that are found, and all that is stored of them. */
@Path("messages/export")
@RequestScoped
public class ExportResource {

  private static final int MOST_BYTES = 8 << 10;

  @Inject private ExportStart start;
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
    return start.begin(asked, request);
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
}
