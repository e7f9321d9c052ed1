package io.tidings.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclarationsTest {

  @Test
  void every_method_of_both_applications_declares_what_it_needs() {
    assertThat(Declarations.missing(new ApiApplication())).isEmpty();
    assertThat(Declarations.missing(new WebhooksApplication())).isEmpty();
  }

  interface Contract {
    @GET
    String inherited();
  }

  @Path("x")
  public static class Careless implements Contract {
    @GET
    @Needs(Need.NOTHING)
    public String declared() {
      return "";
    }

    @POST
    public void forgotten() {}

    @Override
    public String inherited() {
      return "";
    }

    @Path("further")
    @Needs(Need.CALLER)
    public Object locator() {
      return this;
    }

    public String noCallEndsHere() {
      return "";
    }
  }

  private static final Application CARELESS =
      new Application() {
        @Override
        public Set<Class<?>> getClasses() {
          return Set.of(Careless.class);
        }
      };

  @Test
  void one_that_does_not_stops_the_start() {
    assertThatThrownBy(() -> DeclarationCheck.check(new ApiApplication(), CARELESS))
        .hasMessageStartingWith("Tidings does not start: Careless.forgotten");
  }

  @Test
  void methods_that_declare_nothing_are_named() {
    assertThat(Declarations.missing(CARELESS))
        .containsExactly(
            "Careless.forgotten does not declare what a call needs: annotate it with @Needs.",
            "Careless.inherited does not declare what a call needs: annotate it with @Needs.",
            "Careless.locator is a locator, whose methods nobody checks: give each its own path.");
  }
}
