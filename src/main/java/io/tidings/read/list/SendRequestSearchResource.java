package io.tidings.read.list;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.body.Bodies;
import io.tidings.problem.JsonBody;
import io.tidings.read.json.Links;
import io.tidings.read.search.NumberSearches;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Lists send requests by the number of a message too, which must not stand in a URL. */
@Path("messages/requests/search")
@RequestScoped
public class SendRequestSearchResource {

  private static final int MOST_BYTES = 8 << 10;

  @Inject private SendRequestList list;
  @Inject private NumberSearches numbers;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @POST
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String search(@Context UriInfo uri) {
    var filter =
        SendRequestSearchBody.read(
            CallerRequest.team(request), JsonBody.object(bodies.ofCaller(request, MOST_BYTES)));
    var number = filter.number();
    if (number != null) {
      numbers.admit(number.recipient(), number.name(), request);
    }
    return SendRequestPageJson.of(
            list.page(filter, CallerRequest.isOfTestKey(request)),
            Links.under(uri.getBaseUri()),
            CallerRequest.content(request))
        .toString();
  }
}
