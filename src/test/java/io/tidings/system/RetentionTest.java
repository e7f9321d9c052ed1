package io.tidings.system;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidings.DatabaseFixture;
import io.tidings.audit.AuditSettings;
import io.tidings.dev.SettableClock;
import io.tidings.message.record.MessageRetentionSettings;
import io.tidings.privacy.TextRetentionSettings;
import io.tidings.report.call.CallRetentionSettings;
import io.tidings.report.unmatched.UnmatchedSettings;
import io.tidings.system.Retention.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final Instant OLDEST = SettableClock.NOON.minus(Duration.ofDays(3));

  @Test
  void what_is_kept_tells_for_how_long_since_when_and_what_goes_next() throws Exception {
    try (var entities = DatabaseFixture.apart().open()) {
      var retention =
          inject(
              new Retention(),
              entities,
              new MessageRetentionSettings(Optional.of(Duration.ofDays(10))),
              new TextRetentionSettings(Optional.of(Duration.ofDays(4))),
              new CallRetentionSettings(Optional.empty(), 10),
              new UnmatchedSettings(Duration.ofSeconds(1), Optional.of(Duration.ofDays(1))),
              new AuditSettings(Optional.empty()));
      assertThat(inTransaction(entities, retention::read))
          .allMatch(part -> part.oldest().isEmpty());
      for (var sql :
          List.of(
              "insert into team (name, created_at) values ('later', now())",
              request("gen_random_uuid()", OLDEST, "later", "null, now()"),
              request("gen_random_uuid()", OLDEST.plusSeconds(60), "default", "'t', null"),
              "insert into webhook_call (id, received_at, accepted, bytes, remote, body)"
                  + " values ('019ab0c1-7d00-7000-8000-000000000001', '%s', true, 0, 'r', '')"
                      .formatted(OLDEST))) {
        inTransaction(entities, () -> entities.createNativeQuery(sql).executeUpdate());
      }

      assertThat(inTransaction(entities, retention::read))
          .extracting(Part::what, Part::oldest, Part::next)
          .containsExactly(
              tuple("messages", Optional.of(OLDEST), Optional.of(OLDEST.plus(Duration.ofDays(10)))),
              tuple(
                  "texts",
                  Optional.of(OLDEST.plusSeconds(60)),
                  Optional.of(OLDEST.plusSeconds(60).plus(Duration.ofDays(4)))),
              tuple("webhookCalls", Optional.of(OLDEST), Optional.empty()),
              tuple("unmatchedReports", Optional.empty(), Optional.empty()),
              tuple("audit", Optional.empty(), Optional.empty()));
    }
  }

  private static String request(String id, Instant at, String team, String text) {
    return "insert into send_request"
        + " (correlation_id, created_at, recipients, caller, team, text, text_deleted_at)"
        + " values (%s, '%s', 1, 'c', '%s', %s)".formatted(id, at, team, text);
  }
}
