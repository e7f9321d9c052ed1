package io.tidings.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** Stops the start when a method does not declare what a call that ends in it needs. */
@ApplicationScoped
class DeclarationCheck {

  void check(@Observes @Initialized(ApplicationScoped.class) @Priority(1) Object event) {
    var missing =
        Stream.of(new ApiApplication(), new WebhooksApplication())
            .flatMap(application -> Declarations.missing(application).stream())
            .toList();
    if (!missing.isEmpty()) {
      throw RefusedStart.because(missing);
    }
  }
}
