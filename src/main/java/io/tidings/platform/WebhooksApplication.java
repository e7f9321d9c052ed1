package io.tidings.platform;

import io.tidings.access.AccessCheck;
import io.tidings.access.OptionsCheck;
import io.tidings.report.intake.DeliveryReportsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** What Infobip reaches; each resource finds out by itself who calls. */
@ApplicationPath("webhooks")
public class WebhooksApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        DeliveryReportsResource.class, AccessCheck.class, OptionsCheck.class, ProblemMapper.class);
  }

  /** Jersey would describe the calls in a format of its own, to anyone. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
