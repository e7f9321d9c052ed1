package io.tidings.access.key;

import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The teams there are. None is ever taken away: what it has sent stays its own. */
@ApplicationScoped
public class Teams {

  private static final System.Logger LOG = System.getLogger(Teams.class.getName());

  private static final String ALL =
      """
      select name, created_at, created_by from team
       where name = :team or :team = '%s' order by created_at, name
      """
          .formatted(Caller.DEFAULT_TEAM);

  private static final String MAKE =
      """
      insert into team (name, created_at, created_by) values (:name, :now, :by)
      on conflict (name) do nothing
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * A team.
   *
   * @param createdBy id of the key with which it was made; empty for the first
   */
  public record Team(String name, Instant createdAt, Optional<String> createdBy) {}

  /**
   * All, oldest first; to others than the team default their own.
   *
   * @param team who asks
   */
  @Transactional
  @SuppressWarnings("unchecked")
  public List<Team> all(String team) {
    List<Object[]> rows =
        entities.createNativeQuery(ALL, Object[].class).setParameter("team", team).getResultList();
    return rows.stream()
        .map(
            row ->
                new Team((String) row[0], (Instant) row[1], Optional.ofNullable((String) row[2])))
        .toList();
  }

  @Transactional
  public boolean exists(String name) {
    return !entities
        .createNativeQuery("select name from team where name = ?1", String.class)
        .setParameter(1, name)
        .getResultList()
        .isEmpty();
  }

  /**
   * @param by who asks for it
   * @return false when there is one of this name
   */
  @Transactional
  public boolean make(String name, Who by) {
    boolean made =
        entities
                .createNativeQuery(MAKE)
                .setParameter("name", name)
                .setParameter("now", clock.instant())
                .setParameter("by", by.key())
                .executeUpdate()
            > 0;
    if (made) {
      audit.append(Deed.done(by, Action.TEAM_MADE).on(name));
      LOG.log(Level.INFO, "team {0} was made by {1}", name, by.key());
    }
    return made;
  }
}
