package io.tidings.audit.look;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.audit.AuditEntries;
import io.tidings.json.JsonFactory;
import io.tidings.problem.Parameters;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows who did what, gives it to auditors, and looks whether anybody has changed it. */
@Path("audit")
@RequestScoped
public class AuditResource {

  private static final String FROM_RULE = "must be the number of an entry";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

  @Inject private AuditEntries entries;
  @Inject private AuditExports exports;
  @Inject private ChainCheck chain;
  @Context private HttpServletRequest request;

  @GET
  @Needs(value = Need.ADMIN, ofAllTeams = true)
  @Produces(MediaType.APPLICATION_JSON)
  public String list(
      @QueryParam("action") @Nullable String action,
      @QueryParam("caller") @Nullable String caller,
      @QueryParam("key") @Nullable String key,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    var filter = FilterReader.read(action, caller, key, since, until, cursor, limit);
    var found = entries.page(filter);
    var page = found.subList(0, Math.min(found.size(), filter.limit()));
    var list = JsonFactory.createArrayBuilder();
    page.forEach(entry -> list.add(EntryJson.of(entry)));
    var json = JsonFactory.createObjectBuilder().add("entries", list);
    if (found.size() > page.size()) {
      json.add("nextCursor", Long.toString(page.get(page.size() - 1).number()));
    }
    return json.build().toString();
  }

  @GET
  @Path("export")
  @Needs(value = Need.ADMIN, ofAllTeams = true)
  @Produces(AuditExports.MEDIA_TYPE)
  public Response export(@QueryParam("from") @Nullable String from) {
    var parameters = new Parameters();
    var first = parameters.read("from", from, FROM_RULE, FilterReader::number);
    parameters.check();
    var written = exports.begin(first == null ? 1 : first, CallerRequest.who(request), request);
    return Response.ok(written, AuditExports.MEDIA_TYPE + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=audit.ndjson")
        .build();
  }

  @GET
  @Path("check")
  @Needs(value = Need.ADMIN, ofAllTeams = true)
  @Produces(MediaType.APPLICATION_JSON)
  public String check(
      @QueryParam("from") @Nullable String from,
      @QueryParam("number") @Nullable String number,
      @QueryParam("digest") @Nullable String digest) {
    var parameters = new Parameters();
    var first = parameters.read("from", from, FROM_RULE, FilterReader::number);
    var ofEntry = parameters.read("number", number, FROM_RULE, FilterReader::number);
    var noted =
        parameters.read("digest", digest, "must be 64 hex digits", AuditResource::hexDigest);
    parameters.check();
    var entry = noted(ofEntry, noted);
    var part = chain.part(first == null ? 1 : first);
    return CheckJson.of(part, chain.firstBreak(part, entry)).toString();
  }

  private static Optional<ChainCheck.Noted> noted(@Nullable Long number, @Nullable String digest) {
    if (number != null && digest != null) {
      return Optional.of(new ChainCheck.Noted(number, digest));
    }
    if (number == null && digest == null) {
      return Optional.empty();
    }
    var missing = number == null ? "number" : "digest";
    var violation = new Violation(missing, "must be given too: both are of one entry");
    throw new ProblemException(Problem.invalidParameters(List.of(violation)));
  }

  private static String hexDigest(String text) {
    if (!DIGEST.matcher(text).matches()) {
      throw new IllegalArgumentException("no digest");
    }
    return text;
  }
}
