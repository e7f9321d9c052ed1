package io.tidings.platform;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tidings.access.Need;
import io.tidings.access.Needs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Shows the meters in the format that Prometheus reads. */
@Path("metrics")
@RequestScoped
public class MetricsResource {

  @Inject private PrometheusMeterRegistry registry;

  @GET
  @Needs(Need.NOTHING)
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  public String scrape() {
    return registry.scrape();
  }
}
