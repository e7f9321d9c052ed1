package io.tidings.audit;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.audit.ChainPart.Break;
import io.tidings.audit.ChainPart.Fault;
import io.tidings.dev.postgres.Postgres;
import io.tidings.dev.postgres.PostgresSettings;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role of the application cannot do, and that what a superuser does is found. */
class AuditChainTest {

  private static final Path MIGRATION = Path.of("src/main/resources/db/migration/V18__audit.sql");
  private static final int MOST = 100;

  /** The statements that docs/security.md gives to the owner of the database. */
  private static final Pattern OWNER =
      Pattern.compile("(?ms)^create role tidings_audit .*?(?=^```)");

  @SuppressWarnings("NullAway.Init") // by start()
  private static Postgres postgres;

  @SuppressWarnings("NullAway.Init") // by start()
  private static SessionFactory sessions;

  private final EntityManager entities = sessions.openSession();
  private final AuditTrail audit = AuditFixture.trail(entities);
  private final AuditEntries entries = AuditFixture.entries(entities);

  @BeforeAll
  static void start() {
    postgres = Postgres.start(PostgresSettings.temporary());
    var configuration = new Configuration();
    configuration
        .getProperties()
        .put("jakarta.persistence.nonJtaDataSource", postgres.dataSource());
    sessions = configuration.buildSessionFactory();
  }

  @AfterAll
  static void stop() {
    sessions.close();
    postgres.close();
  }

  @BeforeEach
  void five_entries() throws Exception {
    asApplication(Files.readString(MIGRATION));
    for (int i = 0; i < 5; i++) {
      append();
    }
  }

  @AfterEach
  void forget() throws SQLException {
    entities.close();
    asSuperuser("drop schema audit cascade", "drop role if exists tidings_audit");
  }

  private void append() throws Exception {
    var deed = Deed.done(AuditFixture.who("desk"), Action.MESSAGE_CANCELLED).on("m").with("n", 1);
    inTransaction(
        entities,
        () -> {
          audit.append(deed);
          return true;
        });
  }

  private ChainPart part(long from) throws Exception {
    return inTransaction(entities, () -> entries.part(from, MOST));
  }

  private Optional<Break> firstBreak() throws Exception {
    return part(1).firstBreak(MOST);
  }

  private static void asApplication(String... statements) throws SQLException {
    try (var connection = postgres.dataSource().getConnection()) {
      run(connection, statements);
    }
  }

  /** With triggers left out, as whoever may do all can. */
  private static void asSuperuser(String... statements) throws SQLException {
    var url = "jdbc:postgresql://127.0.0.1:%d/tidings?user=postgres".formatted(postgres.port());
    try (var connection = DriverManager.getConnection(url)) {
      run(connection, "set session_replication_role = replica");
      run(connection, statements);
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void a_chain_nobody_has_touched_is_whole() throws Exception {
    var part = part(1);

    assertThat(part.firstBreak(MOST)).isEmpty();
    assertThat(part.head().number()).isEqualTo(5);
    assertThat(part.isLast()).isTrue();
    assertThat(part(4).entries()).extracting(Entry::number).containsExactly(4L, 5L);
    assertThat(part(4).firstBreak(MOST)).isEmpty();
    assertThat(part(9).from()).isEqualTo(6);
    assertThat(part(9).firstBreak(MOST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "update audit.entry set caller = 'other' where number = 3 | 3 | CHANGED",
        "update audit.entry set problem = 'x' where number = 2 | 2 | CHANGED",
        "update audit.entry set at = at - interval '1 microsecond' where number = 5 | 5 | CHANGED",
        "update audit.entry set key_id = caller, caller = key_id where number = 4 | 4 | CHANGED",
        "delete from audit.entry where number = 3 | 3 | MISSING",
        "delete from audit.entry where number = 1 | 1 | MISSING",
        "delete from audit.entry where number = 5 | 5 | MISSING",
        "update audit.entry set number = case number when 2 then 13 else 12 end where number in (2,"
            + " 3); update audit.entry set number = number - 10 where number > 10 | 2 | CHANGED",
        "update audit.entry set digest = sha256('') where number = 4 | 4 | CHANGED",
        "update audit.head set digest = sha256('') | 5 | HEAD_CHANGED",
        "delete from audit.entry where number = 1; update audit.head set begins = 2 | 2 | CHANGED",
      })
  void what_was_done_to_it_by_hand_is_found(String change, long number, Fault fault)
      throws Exception {
    asSuperuser(change);

    assertThat(firstBreak()).contains(new Break(number, fault));
  }

  @Test
  void a_tail_that_was_cut_off_with_the_head_is_found_by_who_noted_the_head() throws Exception {
    var noted = part(1).head();
    asSuperuser(
        "delete from audit.entry where number > 3",
        "update audit.head set number = 3,"
            + " digest = (select digest from audit.entry where number = 3)");

    assertThat(firstBreak()).isEmpty();
    assertThat(inTransaction(entities, () -> entries.find(noted.number()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit.entry set caller = 'other'",
        "delete from audit.entry",
        "truncate audit.entry",
        "delete from audit.head",
        "truncate audit.head",
        "update audit.head set number = 4",
        "update audit.head set begins = 3",
      })
  void the_role_of_the_application_changes_and_deletes_nothing(String statement) throws Exception {
    refused(statement);

    assertThat(firstBreak()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit.entry set caller = 'other'",
        "delete from audit.entry",
        "truncate audit.entry",
        "insert into audit.entry (number, at, digest, action) values (6, now(), sha256(''), 'x')",
        "update audit.head set begins = 3",
        "update audit.head set kept_at_least = '0'",
        "alter table audit.entry disable trigger all",
        "alter table audit.entry owner to tidings",
        "drop table audit.entry",
        "drop schema audit cascade",
        "drop function audit.append",
        "create table audit.other (i int)",
        "create or replace function audit.refuse() returns trigger language plpgsql as"
            + " $$ begin return new; end $$",
        "set session_replication_role = replica",
      })
  void with_an_owner_of_its_own_it_cannot_take_the_guards_away_either(String statement)
      throws Exception {
    asSuperuser(ownerOfItsOwn());

    refused(statement);

    append();
    assertThat(firstBreak()).isEmpty();
    assertThat(part(1).head().number()).isEqualTo(6);
  }

  private static void refused(String statement) {
    assertThatThrownBy(() -> asApplication(statement))
        .isInstanceOfSatisfying(
            SQLException.class, failed -> assertThat(failed.getSQLState()).isEqualTo("42501"));
  }

  private static String ownerOfItsOwn() throws IOException {
    var statements = OWNER.matcher(Files.readString(Path.of("docs/security.md")));
    assertThat(statements.find()).isTrue();
    return statements.group();
  }

  @Test
  void what_is_old_is_forgotten_and_the_rest_can_still_be_checked() throws Exception {
    asSuperuser(ownerOfItsOwn());
    assertThat(forgetBefore(Instant.parse("2999-01-01T00:00:00Z"))).isZero();

    asSuperuser("update audit.head set kept_at_least = '0'");
    var third = part(3).entries().get(0);
    assertThat(forgetBefore(third.at())).isEqualTo(2);

    var part = part(1);
    assertThat(part.head().begins()).isEqualTo(3);
    assertThat(part.from()).isEqualTo(3);
    assertThat(part.entries()).hasSize(3);
    assertThat(part.firstBreak(MOST)).isEmpty();
    asSuperuser("delete from audit.entry where number = 3");
    assertThat(firstBreak()).contains(new Break(3, Fault.MISSING));
  }

  @Test
  void all_can_be_forgotten_and_the_chain_goes_on() throws Exception {
    asSuperuser("update audit.head set kept_at_least = '0'");
    assertThat(forgetBefore(Clock.systemUTC().instant().plusSeconds(60))).isEqualTo(5);
    assertThat(firstBreak()).isEmpty();

    append();

    assertThat(part(1).entries()).extracting(Entry::number).containsExactly(6L);
    assertThat(firstBreak()).isEmpty();
  }

  private int forgetBefore(Instant moment) throws Exception {
    return inTransaction(entities, () -> audit.forgetBefore(moment));
  }
}
