package io.tidings.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.util.stream.Stream;

/** Stops the start when a method does not declare what a call that ends in it needs. */
@ApplicationScoped
class DeclarationCheck {

  private static final System.Logger LOG = System.getLogger(DeclarationCheck.class.getName());

  void check(@Observes @Initialized(ApplicationScoped.class) @Priority(1) Object event) {
    var missing =
        Stream.of(new ApiApplication(), new WebhooksApplication())
            .flatMap(application -> Declarations.missing(application).stream())
            .toList();
    if (!missing.isEmpty()) {
      var sentences = String.join("\n  ", missing);
      LOG.log(Level.ERROR, "Tidings does not start:\n  " + sentences);
      throw new IllegalStateException("Tidings does not start: " + sentences);
    }
  }
}
