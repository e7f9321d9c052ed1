package io.tidings;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shape of the house: which package may import which, and what no class does. */
class ArchitectureTest {

  private static final List<String> PACKAGES =
      List.of(
          "json",
          "message",
          "text",
          "problem",
          "body",
          "config",
          "loop",
          "sql",
          "store",
          "server",
          "access",
          "infobip",
          "read",
          "send",
          "report",
          "live",
          "reconcile",
          "platform");

  private static final Set<String> MACHINE_TIME =
      Set.of(
          "java.lang.System.currentTimeMillis()",
          "java.time.Clock.systemDefaultZone()",
          "java.time.Clock.systemUTC()",
          "java.time.Instant.now()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.OffsetDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.util.Date.<init>()");

  @Test
  void packages_import_only_along_the_arrows() {
    houseOfAllPackages()
        .whereLayer("json")
        .mayNotAccessAnyLayer()
        .whereLayer("sql")
        .mayNotAccessAnyLayer()
        .whereLayer("message")
        .mayOnlyAccessLayers("json", "sql")
        .whereLayer("text")
        .mayNotAccessAnyLayer()
        .whereLayer("problem")
        .mayOnlyAccessLayers("json")
        .whereLayer("body")
        .mayOnlyAccessLayers("problem", "server")
        .whereLayer("config")
        .mayNotAccessAnyLayer()
        .whereLayer("store")
        .mayNotAccessAnyLayer()
        .whereLayer("loop")
        .mayOnlyAccessLayers("store")
        .whereLayer("server")
        .mayNotAccessAnyLayer()
        .whereLayer("access")
        .mayOnlyAccessLayers("json", "problem", "body", "config", "loop")
        .whereLayer("infobip")
        .mayOnlyAccessLayers("json", "message", "config")
        .whereLayer("read")
        .mayOnlyAccessLayers("json", "message", "infobip", "access", "problem")
        .whereLayer("send")
        .mayOnlyAccessLayers(
            "json", "message", "text", "infobip", "access", "read", "problem", "body", "config",
            "loop", "store")
        .whereLayer("report")
        .mayOnlyAccessLayers(
            "json", "message", "infobip", "access", "problem", "body", "config", "loop", "sql",
            "store", "server")
        .whereLayer("live")
        .mayOnlyAccessLayers(
            "json", "message", "access", "read", "problem", "body", "config", "loop", "server")
        .whereLayer("reconcile")
        .mayOnlyAccessLayers("json", "message", "infobip", "report", "config", "loop")
        .whereLayer("platform")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(ClassesFixture.MAIN);
  }

  private static LayeredArchitecture houseOfAllPackages() {
    var house = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("io.tidings..");
    for (var name : PACKAGES) {
      house = house.layer(name).definedBy("io.tidings." + name + "..");
    }
    return house;
  }

  @Test
  void development_tools_stay_out_of_the_application() {
    noClasses()
        .should()
        .resideInAPackage("io.tidings.dev..")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("io.tidings.dev..")
        .check(ClassesFixture.MAIN);
  }

  @Test
  void development_tools_know_nothing_of_the_application() {
    noClasses()
        .that()
        .resideInAPackage("io.tidings.dev..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.tidings..").and(not(resideInAPackage("io.tidings.dev.."))))
        .check(ClassesFixture.TESTS);
  }

  @Test
  void json_is_made_with_the_one_provider() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tidings.json")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(jakarta.json.Json.class)
        .check(ClassesFixture.MAIN);
  }

  @Test
  void names_say_what_a_class_is_for() {
    var rule = noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Service|Dto)");

    rule.check(ClassesFixture.MAIN);
    rule.check(ClassesFixture.TESTS);
  }

  @Test
  void the_application_logs_through_the_system_logger_only() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
        .check(ClassesFixture.MAIN);
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(ClassesFixture.MAIN);
  }

  @Test
  void time_comes_from_the_injected_clock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.tidings.platform.Clocks")
        .should()
        .accessTargetWhere(
            describe(
                "it tells the time of the machine",
                access -> MACHINE_TIME.contains(access.getTarget().getFullName())))
        .check(ClassesFixture.MAIN);
  }
}
