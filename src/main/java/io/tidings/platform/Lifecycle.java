package io.tidings.platform;

import io.tidings.loop.Background;
import io.tidings.report.trust.WebhookAuthentication;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * Starts everything that is to go on in the background, stage by stage, once the settings are known
 * to be right, and stops it in the opposite order.
 */
@ApplicationScoped
class Lifecycle {

  private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());

  @Inject private SettingsCheck settings;
  @Inject private DeclarationCheck declarations;
  @Inject private Warnings warnings;
  @Inject private WebhookAuthentication webhook;
  @Inject @Any private Instance<Background> background;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    settings.check();
    declarations.check();
    warnings.tell();
    webhook.warn();
    background.stream()
        .sorted(Comparator.comparing(Background::stage))
        .forEach(work -> running.push(work.start()));
  }

  /** Before any bean is destroyed, so that what is under way can end as it should. */
  void stop(
      @Observes
          @BeforeDestroyed(ApplicationScoped.class)
          @Priority(Interceptor.Priority.APPLICATION)
          Object event) {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception failed) {
        LOG.log(Level.WARNING, "something in the background did not end as it should", failed);
      }
    }
  }
}
