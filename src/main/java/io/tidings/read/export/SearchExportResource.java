package io.tidings.read.export;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.body.Bodies;
import io.tidings.problem.JsonBody;
import io.tidings.read.json.Links;
import io.tidings.read.search.NumberSearches;
import io.tidings.read.search.SearchBody;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Exports what a search finds, as it shows it, for whoever may search for it. */
@Path("messages/search/export")
@RequestScoped
public class SearchExportResource {

  private static final int MOST_BYTES = 8 << 10;

  @Inject private ExportStart start;
  @Inject private NumberSearches numbers;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.READ)
  @Produces({Lines.MEDIA_TYPE, Table.MEDIA_TYPE})
  public Response export(@Context HttpHeaders headers, @Context UriInfo uri) {
    var body = JsonBody.object(bodies.ofCaller(request, MOST_BYTES));
    var search = SearchBody.readForAll(CallerRequest.team(request), body);
    if (search.isByNumber()) {
      numbers.admit(search, request);
    }
    return start.begin(
        new ExportWriter.Asked(
            body,
            CallerRequest.isOfTestKey(request) ? search.ofTests() : search,
            Optional.empty(),
            Form.ofFound(headers.getAcceptableMediaTypes(), Links.under(uri.getBaseUri())),
            CallerRequest.content(request)),
        request);
  }
}
