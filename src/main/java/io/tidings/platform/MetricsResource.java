package io.tidings.platform;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.loop.Figures;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Shows the meters in the format that Prometheus reads, without those that would have to be read
 * from a database that does not answer.
 */
@Path("metrics")
@RequestScoped
public class MetricsResource {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Inject private PrometheusMeterRegistry registry;
  @Inject private Figures figures;

  @GET
  @Needs(Need.NOTHING)
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  public String scrape() throws InterruptedException {
    figures.refresh(PATIENCE);
    return registry
        .scrape()
        .lines()
        .filter(line -> !line.endsWith(" NaN"))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
