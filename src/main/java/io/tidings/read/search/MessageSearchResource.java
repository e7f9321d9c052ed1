package io.tidings.read.search;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.body.Bodies;
import io.tidings.json.JsonFactory;
import io.tidings.problem.JsonBody;
import io.tidings.read.json.Links;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Finds messages. It is asked with a body, for a number must not stand in a URL. */
@Path("messages/search")
@RequestScoped
public class MessageSearchResource {

  private static final int MOST_BYTES = 8 << 10;

  @Inject private MessageSearch messages;
  @Inject private NumberSearches numbers;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String search(@Context UriInfo uri) {
    var asked =
        SearchBody.read(
            CallerRequest.team(request), JsonBody.object(bodies.ofCaller(request, MOST_BYTES)));
    if (asked.isByNumber()) {
      numbers.admit(asked, request);
    }
    var page = messages.page(CallerRequest.isOfTestKey(request) ? asked.ofTests() : asked);
    var links = Links.under(uri.getBaseUri());
    var found = JsonFactory.createArrayBuilder();
    var content = CallerRequest.content(request);
    page.entries().forEach(entry -> found.add(FoundJson.of(entry, links, content)));
    var json =
        JsonFactory.createObjectBuilder().add("logPosition", page.place()).add("messages", found);
    page.next().ifPresent(next -> json.add("nextCursor", next.toString()));
    return json.build().toString();
  }
}
