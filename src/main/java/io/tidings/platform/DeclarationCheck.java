package io.tidings.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Application;
import java.util.stream.Stream;

/** Stops the start when a method does not declare what a call that ends in it needs. */
@ApplicationScoped
class DeclarationCheck {

  void check() {
    check(new ApiApplication(), new WebhooksApplication());
  }

  static void check(Application... applications) {
    var missing =
        Stream.of(applications)
            .flatMap(application -> Declarations.missing(application).stream())
            .toList();
    if (!missing.isEmpty()) {
      throw RefusedStart.because(missing);
    }
  }
}
