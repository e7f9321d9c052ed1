package io.tidings.statistics.hour;

import io.tidings.sql.Columns;
import io.tidings.sql.Columns.Type;
import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Keeps what happened in each of the last minutes. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MinuteTable {

  private static final Columns<Minute> MINUTES =
      new Columns<Minute>()
          .and("team", Type.TEXT, Minute::team)
          .and("at", Type.TIME, Minute::at)
          .and("accepted", Type.INTEGER, minute -> minute.accepted)
          .and("submitted", Type.INTEGER, minute -> minute.submitted)
          .and("reported", Type.INTEGER, minute -> minute.reported);

  private static final String ADD =
      """
      insert into figure_minute as f (%s) select %s from %s
      on conflict (team, at) do update set accepted = f.accepted + excluded.accepted,
        submitted = f.submitted + excluded.submitted, reported = f.reported + excluded.reported
      """
          .formatted(MINUTES.names(""), MINUTES.names("m."), MINUTES.table("m"));

  private static final String DELETE = "delete from figure_minute where at < :before";

  @PersistenceContext private EntityManager entities;

  /** What is added to a minute of a team. */
  static final class Minute {
    private final String team;
    private final Instant at;
    private int accepted;
    private int submitted;
    private int reported;

    Minute(String team, Instant at) {
      this.team = team;
      this.at = at;
    }

    private String team() {
      return team;
    }

    private Instant at() {
      return at;
    }

    void accept() {
      accepted++;
    }

    void hear(FollowedLog.Happened happened) {
      submitted += happened.isSubmit() ? 1 : 0;
      reported += happened.isReport() ? 1 : 0;
    }
  }

  void add(Collection<Minute> minutes) {
    Statements.withRows(entities, ADD, MINUTES, List.copyOf(minutes));
  }

  void delete(Instant before) {
    entities.createNativeQuery(DELETE).setParameter("before", before).executeUpdate();
  }
}
