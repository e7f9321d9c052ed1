package io.tidings.platform;

import io.tidings.report.DeliveryReportsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** What Infobip reaches; each resource authenticates its callers itself. */
@ApplicationPath("webhooks")
public class WebhooksApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(DeliveryReportsResource.class, ProblemMapper.class);
  }

  /** Jersey would describe the calls in a format of its own, to anyone. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
