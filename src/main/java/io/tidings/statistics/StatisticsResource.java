package io.tidings.statistics;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.json.JsonFactory;
import io.tidings.statistics.hour.FigureLag;
import io.tidings.statistics.late.LateDeliveries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Tells figures of the messages of a team. */
@Path("statistics")
@RequestScoped
public class StatisticsResource {

  private static final Duration MINUTES = Duration.ofHours(1);

  /** No team has that name. Tests are counted nowhere, so a test key is shown no figures. */
  private static final String NOBODY = "";

  @Inject private KeptFigures figures;
  @Inject private LateDeliveries late;
  @Inject private FigureLag lag;
  @Inject private Clock clock;
  @Context private HttpServletRequest request;

  private String team() {
    return CallerRequest.isOfTestKey(request) ? NOBODY : CallerRequest.team(request);
  }

  @GET
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String figures(
      @QueryParam("by") @Nullable String by,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("country") @Nullable String country,
      @QueryParam("network") @Nullable String network,
      @QueryParam("sender") @Nullable String sender,
      @QueryParam("caller") @Nullable String caller) {
    var asked = new FiguresFilter.Asked(by, since, until, country, network, sender, caller);
    var filter = FiguresFilter.parse(asked, clock.instant());
    var upTo = lag.countedUpTo();
    var answer = figures.answer(team(), filter);
    var json =
        JsonFactory.createObjectBuilder()
            .add("by", filter.by().word())
            .add("since", filter.since().toString())
            .add("until", filter.until().toString())
            .add("upTo", upTo.toString());
    var total = JsonFactory.createObjectBuilder();
    answer.total().addTo(total);
    var rows = JsonFactory.createArrayBuilder();
    answer.rows().entrySet().stream()
        .limit(FiguresQuery.MOST)
        .forEach(row -> rows.add(row(filter.by(), row.getKey(), row.getValue())));
    json.add("total", total).add("rows", rows);
    if (answer.rows().size() > FiguresQuery.MOST) {
      json.add("truncated", true);
    }
    return json.build().toString();
  }

  private static JsonObject row(Breakdown by, String key, Tally tally) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("key", by == Breakdown.OUTCOME ? Tally.outcome(key).word() : key);
    by.name(key).ifPresent(name -> json.add("name", name));
    by.country(key).ifPresent(country -> json.add("country", country));
    tally.addTo(json);
    return json.build();
  }

  @GET
  @Path("minutes")
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String minutes() {
    var end = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    var minutes = JsonFactory.createArrayBuilder();
    figures
        .minutes(team(), end.minus(MINUTES), end)
        .forEach(
            (at, minute) ->
                minutes.add(
                    JsonFactory.createObjectBuilder()
                        .add("at", at.toString())
                        .add("accepted", minute.accepted())
                        .add("submitted", minute.submitted())
                        .add("reported", minute.reported())));
    return JsonFactory.createObjectBuilder().add("minutes", minutes).build().toString();
  }

  @GET
  @Path("lateness")
  @Needs(Need.READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String lateness() {
    var found = JsonFactory.createArrayBuilder();
    for (var lateness : late.of(team())) {
      var json =
          JsonFactory.createObjectBuilder().add("by", lateness.by()).add("key", lateness.key());
      lateness.name().ifPresent(name -> json.add("name", name));
      json.add("messages", lateness.messages());
      lateness
          .p90()
          .ifPresentOrElse(seconds -> json.add("p90", seconds), () -> json.addNull("p90"));
      found.add(json.add("usual", lateness.usual()).add("missing", lateness.missing()));
    }
    return JsonFactory.createObjectBuilder().add("late", found).build().toString();
  }
}
