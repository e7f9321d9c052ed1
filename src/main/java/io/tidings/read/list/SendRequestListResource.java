package io.tidings.read.list;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.read.json.Links;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Lists send requests, newest first. */
@Path("messages")
@RequestScoped
public class SendRequestListResource {

  @Inject private SendRequestList list;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String list(
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri) {
    var team = CallerRequest.team(request);
    var page =
        list.page(
            SendRequestFilter.parse(team, outcome, since, until, cursor, limit),
            CallerRequest.isOfTestKey(request));
    return SendRequestPageJson.of(
            page, Links.under(uri.getBaseUri()), CallerRequest.content(request))
        .toString();
  }
}
