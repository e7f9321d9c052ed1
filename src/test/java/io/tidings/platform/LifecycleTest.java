package io.tidings.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.InjectionFixture;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  /** Nothing else is there, so whatever went on would fail with other words. */
  private final Lifecycle lifecycle =
      InjectionFixture.inject(
          new Lifecycle(),
          new SettingsCheck() {
            @Override
            void check() {}
          },
          new DeclarationCheck() {
            @Override
            void check() {
              throw new IllegalStateException("a method declares nothing");
            }
          });

  @Test
  void a_method_that_declares_nothing_stops_the_start_before_any_work_begins() {
    assertThatThrownBy(() -> lifecycle.start("event")).hasMessage("a method declares nothing");
  }
}
