package io.tidings.read.list;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.json.JsonFactory;
import io.tidings.read.json.OutcomesJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Tells how many send requests a list has, and how many of them with each outcome. */
@Path("messages/counts")
@RequestScoped
public class SendRequestCountsResource {

  @Inject private SendRequestCounts counts;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String count(
      @QueryParam("since") @Nullable String since, @QueryParam("until") @Nullable String until) {
    var filter =
        SendRequestFilter.parse(CallerRequest.team(request), null, since, until, null, null);
    var counted = counts.of(filter, CallerRequest.isOfTestKey(request));
    return JsonFactory.createObjectBuilder()
        .add("sendRequests", counted.requests())
        .add("outcomes", OutcomesJson.of(counted.withOutcome()))
        .add("complete", counted.isComplete())
        .build()
        .toString();
  }
}
