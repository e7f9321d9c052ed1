package io.tidings;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.Suspended;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shape of the house: which package may import which, and what no class does. */
class ArchitectureTest {

  private static final String PREFIX = "io.tidings.";

  /** Each room, from top to bottom, and the rooms it needs; all of them stand further down. */
  private static final String HOUSE =
      """
      platform -> document system send submit report.look report.intake report.silence report.trust privacy statistics privacy.erase \
          read read.list read.search read.export audit.look live sandbox access.admin access access.key infobip infobip.http \
          message.record message platform.http platform.stop platform.store loop store problem json config
      document -> access json
      system -> system.node submit reconcile report.unmatched report.call privacy message.record access access.key \
          audit store json config
      system.node -> platform.store submit report.silence live sql loop config
      platform.stop -> loop config
      platform.store -> loop store config
      platform.http -> access.session store server problem
      send -> send.accept send.limit send.body submit read.json statistics.place message.record message \
          text access access.key audit body problem json
      send.accept -> send.limit send.body submit message.record message access.key loop \
          store problem json
      send.limit -> config
      send.body -> message text problem json
      submit -> infobip infobip.http message.record message loop store config
      audit.look -> read.export access audit server problem json
      read.export -> read read.search read.stray read.json message access access.key audit pseudonym loop store \
          server body problem content json config
      read.stray -> infobip problem content json
      report.look -> report.intake report.unmatched report.call report.trust infobip \
          message access audit body problem content json
      report.intake -> report.unmatched report.call report.trust infobip message.record \
          message pseudonym access loop store body problem config
      report.silence -> report.call report.trust infobip.http message.record message loop \
          config
      report.unmatched -> report.call infobip message.record message audit partition sql loop config
      report.call -> infobip message partition sql loop config
      report.trust -> infobip access.key loop body server problem json config
      reconcile -> infobip message.record message loop config
      statistics -> statistics.late statistics.hour statistics.place infobip.words message access problem json
      statistics.late -> statistics.hour statistics.place loop config
      statistics.hour -> statistics.place message sql loop
      statistics.place -> pseudonym
      privacy.erase -> message pseudonym access audit sql loop body problem json
      privacy -> message access audit loop problem config
      read -> read.json infobip message.record message access problem content json
      read.list -> read.search read.json message access body problem content json
      read.search -> read.json message.record message access audit pseudonym body problem content json
      live -> live.channel live.hint sandbox sse read.json message.record message access \
          access.session access.key loop body problem content json config
      sandbox -> message.record message access loop problem
      live.hint -> message.record loop server store
      live.channel -> sse read.json message.record message
      read.json -> infobip.words message content json
      sse -> server
      access.admin -> access access.session access.key audit body problem json
      access -> access.oidc access.session access.key infobip.http audit loop body problem content json
      access.oidc -> access.session access.key problem config
      access.session -> access.key audit loop config
      access.key -> audit loop config
      infobip -> infobip.http infobip.words message json
      infobip.words -> message
      infobip.http -> json config
      message.record -> message partition sql loop config
      message -> pseudonym sql text json
      audit -> sql loop json config
      pseudonym -> config
      text ->
      body -> server problem
      problem -> json
      loop -> store
      partition ->
      store ->
      server ->
      sql ->
      content -> json
      json ->
      config ->
      """;

  private static final Map<String, List<String>> ARROWS = arrows();

  private static Map<String, List<String>> arrows() {
    var arrows = new LinkedHashMap<String, List<String>>();
    for (var line : HOUSE.strip().split("\n", -1)) {
      var words =
          Pattern.compile("[\\w.]+").matcher(line).results().map(MatchResult::group).toList();
      arrows.put(words.get(0), words.subList(1, words.size()));
    }
    return arrows;
  }

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
    var house = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("io.tidings..");
    for (var room : ARROWS.keySet()) {
      house = house.layer(room).definedBy(PREFIX + room);
    }
    for (var room : ARROWS.entrySet()) {
      var needed = room.getValue().toArray(String[]::new);
      var layer = house.whereLayer(room.getKey());
      house = needed.length == 0 ? layer.mayNotAccessAnyLayer() : layer.mayOnlyAccessLayers(needed);
    }
    house
        .whereLayer("platform")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(ClassesFixture.MAIN);
  }

  @Test
  void all_arrows_point_down() {
    var rooms = List.copyOf(ARROWS.keySet());

    ARROWS.forEach(
        (room, needed) ->
            assertThat(needed)
                .as(room)
                .isSubsetOf(rooms.subList(rooms.indexOf(room) + 1, rooms.size())));
  }

  @Test
  void every_arrow_is_used() {
    ARROWS.forEach(
        (room, needed) ->
            assertThat(
                    ClassesFixture.MAIN
                        .getPackage(PREFIX + room)
                        .getClassDependenciesFromThisPackage())
                .extracting(dependency -> dependency.getTargetClass().getPackageName())
                .as(room)
                .containsAll(needed.stream().map(PREFIX::concat).toList()));
  }

  @Test
  void no_room_is_crowded() {
    assertThat(ARROWS.keySet())
        .allMatch(room -> topLevelTypes(ClassesFixture.MAIN.getPackage(PREFIX + room)) < 20);
  }

  private static long topLevelTypes(JavaPackage room) {
    return room.getClasses().stream()
        .filter(type -> type.isTopLevelClass() && !type.isArray())
        .count();
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

  /** Of a bean of the request the server would keep much, until the response ends (ADR 0056). */
  @Test
  void who_answers_later_is_no_bean_of_the_request() {
    noClasses()
        .that()
        .containAnyMethodsThat(
            describe(
                "answer later",
                method ->
                    method.getParameters().stream()
                        .anyMatch(parameter -> parameter.isAnnotatedWith(Suspended.class))))
        .should()
        .beAnnotatedWith(RequestScoped.class)
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
