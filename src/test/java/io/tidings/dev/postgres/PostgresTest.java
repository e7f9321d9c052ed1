package io.tidings.dev.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

  @TempDir Path directory;

  @Test
  void a_commit_is_on_disk_before_it_is_answered() throws Exception {
    try (var postgres = Postgres.start(PostgresSettings.temporary())) {
      assertThat(ask(postgres, "show fsync")).containsExactly("on");
      assertThat(ask(postgres, "show synchronous_commit")).containsExactly("on");
      assertThat(ask(postgres, "show full_page_writes")).containsExactly("on");
    }
  }

  @Test
  void it_is_postgresql_17_with_the_role_and_database_of_tidings() throws Exception {
    try (var postgres = Postgres.start(PostgresSettings.temporary())) {
      assertThat(ask(postgres, "select current_user || ' in ' || current_database()"))
          .containsExactly("tidings in tidings");
      assertThat(ask(postgres, "show server_version")).containsExactly("17.11");
    }
  }

  @Test
  void kept_data_survives_a_restart() throws Exception {
    var settings = PostgresSettings.in(directory.resolve("data"));
    try (var postgres = Postgres.start(settings)) {
      execute(postgres, "create table kept as select 'before' as word");
    }
    try (var postgres = Postgres.start(settings)) {
      assertThat(ask(postgres, "select word from kept")).containsExactly("before");
    }
  }

  @Test
  void a_killed_postgres_comes_back_with_what_was_committed() throws Exception {
    var data = directory.resolve("data");
    var killed = Postgres.start(PostgresSettings.in(data));
    execute(killed, "create table kept as select 'before' as word");
    var pidFile = data.resolve("postmaster.pid");
    postmaster(pidFile).destroyForcibly();
    postmaster(pidFile).onExit().get(10, TimeUnit.SECONDS);
    assertThat(pidFile).exists();
    killed.close();

    try (var postgres = Postgres.start(PostgresSettings.in(data))) {
      assertThat(ask(postgres, "select word from kept")).containsExactly("before");
    }
  }

  @Test
  void after_a_kill_it_starts_again_on_the_same_port_and_data() throws Exception {
    try (var postgres = Postgres.start(PostgresSettings.temporary());
        var client = postgres.dataSource().getConnection()) {
      execute(postgres, "create table kept as select 'before' as word");
      for (int time = 0; time < 2; time++) {
        var killed = postgres.process();

        postgres.kill();
        assertThat(killed.isAlive()).isFalse();
        assertThat(client.isValid(1)).isFalse();

        postgres.startAgain();
        assertThat(ask(postgres, "select word from kept")).containsExactly("before");
      }
    }
  }

  @Test
  void frozen_it_answers_nothing_until_it_goes_on() throws Exception {
    try (var postgres = Postgres.start(PostgresSettings.temporary());
        var client = postgres.dataSource().getConnection()) {
      postgres.freeze();
      try {
        assertThat(client.isValid(1)).isFalse();
      } finally {
        postgres.thaw();
      }
      assertThat(ask(postgres, "select 'again'")).containsExactly("again");
    }
  }

  @Test
  void a_postgres_whose_starter_was_killed_is_ended() throws Exception {
    var data = directory.resolve("data");
    try (var orphan = Postgres.start(PostgresSettings.in(data));
        var client = orphan.dataSource().getConnection()) {
      var postmaster = postmaster(data.resolve("postmaster.pid"));

      LeftoverPostgres.endIn(data);

      assertThat(postmaster.isAlive()).isFalse();
      assertThat(client.isValid(1)).isFalse();
    }
  }

  @Test
  void a_process_number_given_to_another_process_is_no_obstacle() throws Exception {
    var settings = PostgresSettings.in(directory.resolve("data"));
    Postgres.start(settings).close();
    var self = Long.toString(ProcessHandle.current().pid());
    Files.write(
        directory.resolve("data/postmaster.pid"),
        List.of(self, directory.resolve("data").toString(), "0", "1"));

    try (var postgres = Postgres.start(settings)) {
      assertThat(ask(postgres, "select 1")).containsExactly("1");
    }
  }

  @Test
  void data_in_use_is_refused_with_a_sentence() {
    var settings = PostgresSettings.in(directory.resolve("data"));
    try (var postgres = Postgres.start(settings)) {
      assertThat(postgres.port()).isPositive();
      assertThatThrownBy(() -> Postgres.start(settings))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The PostgreSQL data in %s is in use by another process.", directory.resolve("data"));
    }
  }

  private static ProcessHandle postmaster(Path pidFile) throws IOException {
    var pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  private static void execute(Postgres postgres, String sql) throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> ask(Postgres postgres, String query) throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var answers = new ArrayList<String>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    }
  }
}
