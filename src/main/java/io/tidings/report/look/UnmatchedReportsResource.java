package io.tidings.report.look;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.body.Bodies;
import io.tidings.json.JsonFactory;
import io.tidings.message.MessageId;
import io.tidings.problem.JsonBody;
import io.tidings.problem.Parameters;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import io.tidings.report.unmatched.Assignments;
import io.tidings.report.unmatched.Dismissals;
import io.tidings.report.unmatched.UnmatchedReports;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows reports whose message is not known, with messages they may be about, and assigns or
 * dismisses them.
 */
@Path("unmatched-reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UnmatchedReportsResource {

  private static final int MOST = 100;
  private static final int MOST_BYTES = 4_096;

  @Inject private UnmatchedReports unmatched;
  @Inject private Assignments assignments;
  @Inject private Dismissals dismissals;
  @Inject private Suggestions suggestions;
  @Inject private Bodies bodies;
  @Context private HttpServletRequest request;

  @GET
  @Needs(Need.OPERATE)
  public String list(
      @QueryParam("dismissed") @Nullable String dismissed,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    var parameters = new Parameters();
    var onlyDismissed = Boolean.TRUE.equals(parameters.bool("dismissed", dismissed));
    var before =
        parameters.read(
            "cursor",
            cursor,
            "must be the nextCursor of a page before",
            text -> MessageId.parse(text).orElseThrow(IllegalArgumentException::new));
    int most = parameters.limit(limit, MOST);
    parameters.check();
    var found = unmatched.page(onlyDismissed, Optional.ofNullable(before), most + 1);
    var page = found.subList(0, Math.min(found.size(), most));
    var entries = JsonFactory.createArrayBuilder();
    var content = CallerRequest.content(request);
    page.forEach(report -> entries.add(UnmatchedJson.of(report, suggestions.of(report), content)));
    var json = JsonFactory.createObjectBuilder().add("unmatchedReports", entries);
    if (found.size() > page.size()) {
      json.add("nextCursor", page.get(page.size() - 1).id().toString());
    }
    return json.build().toString();
  }

  @POST
  @Needs(Need.OPERATE)
  @Path("{id}/assign")
  public Response assign(@PathParam("id") String id) {
    var who = CallerRequest.who(request);
    var report = report(id);
    return answer(assignments.assign(report, messageId(), who));
  }

  @DELETE
  @Needs(Need.OPERATE)
  @Path("{id}/assign")
  public Response undo(@PathParam("id") String id) {
    return answer(assignments.undo(report(id), CallerRequest.who(request)));
  }

  @POST
  @Needs(Need.OPERATE)
  @Path("{id}/dismiss")
  public Response dismiss(@PathParam("id") String id) {
    return answer(dismissals.dismiss(report(id), CallerRequest.who(request)));
  }

  @DELETE
  @Needs(Need.OPERATE)
  @Path("{id}/dismiss")
  public Response restore(@PathParam("id") String id) {
    return answer(dismissals.restore(report(id), CallerRequest.who(request)));
  }

  private static Response answer(Assignments.Result result) {
    return switch (result) {
      case DONE -> Response.noContent().build();
      case NO_SUCH_REPORT -> throw unknown();
      case NO_SUCH_MESSAGE -> throw invalid("is not the id of a message of ours");
      case MATCHED_BEFORE -> throw matched();
      case NOT_ASSIGNED ->
          throw conflict(
              "not-assigned",
              "Nobody has assigned the report",
              "It waits for its message, or that has turned up; there is nothing to undo.");
      case STANDS ->
          throw conflict(
              Assignments.STANDS,
              "The assignment cannot be undone any more",
              "The report changed nothing, or something has happened to its message since, so that"
                  + " nobody can say where that would stand without it.");
    };
  }

  private static Response answer(Dismissals.Result result) {
    return switch (result) {
      case DONE -> Response.noContent().build();
      case NO_SUCH_REPORT -> throw unknown();
      case MATCHED_BEFORE -> throw matched();
    };
  }

  private static ProblemException matched() {
    return conflict(
        Assignments.MATCHED,
        "The report has its message already",
        "It was assigned, or its message has turned up; nothing was changed.");
  }

  private static ProblemException conflict(String slug, String title, String detail) {
    return new ProblemException(Problem.of(slug, 409, title, detail));
  }

  private static UUID report(String id) {
    return MessageId.parse(id).orElseThrow(UnmatchedReportsResource::unknown);
  }

  private UUID messageId() {
    var body = JsonBody.object(bodies.ofCaller(request, MOST_BYTES));
    return Optional.ofNullable(body.get("messageId"))
        .filter(JsonString.class::isInstance)
        .flatMap(text -> MessageId.parse(((JsonString) text).getString()))
        .orElseThrow(() -> invalid("must be the id of a message"));
  }

  private static ProblemException invalid(String rule) {
    return new ProblemException(Problem.invalid(List.of(new Violation("messageId", rule))));
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.notFound("There is no unmatched report with this id."));
  }
}
