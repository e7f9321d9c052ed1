package io.tidings.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** Stops the start when a method does not declare what a call that ends in it needs. */
@ApplicationScoped
class DeclarationCheck {

  void check() {
    var missing =
        Stream.of(new ApiApplication(), new WebhooksApplication())
            .flatMap(application -> Declarations.missing(application).stream())
            .toList();
    if (!missing.isEmpty()) {
      throw RefusedStart.because(missing);
    }
  }
}
