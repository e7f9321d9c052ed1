package io.tidings.system.node;

import io.tidings.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the nodes tell of themselves, a row for each. */
@ApplicationScoped
public class Nodes {

  /** Long enough for somebody to see which node it was that went. */
  static final Duration REMEMBERED = Duration.ofMinutes(30);

  private static final String TELL =
      """
      insert into node (%1$s) select %1$s from %2$s
      on conflict (id) do update set (%1$s) = row(%3$s)
      """
          .formatted(Node.STORED.names(""), Node.STORED.table("n"), Node.STORED.names("excluded."));

  private static final String ALL =
      "select %s from node order by name, started_at, id".formatted(Node.STORED.names(""));

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** A node tells how it stands. */
  @Transactional
  void tell(Node node) {
    Statements.withRows(entities, TELL, Node.STORED, List.of(node));
  }

  /** A node stops and is missed by nobody. */
  @Transactional
  void leave(UUID id) {
    entities
        .createNativeQuery("delete from node where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  /** Those that went long ago. */
  @Transactional
  void forgetGone() {
    entities
        .createNativeQuery("delete from node where seen_at < ?1")
        .setParameter(1, clock.instant().minus(REMEMBERED))
        .executeUpdate();
  }

  /** Those that are there, and those that went and that no other has replaced. */
  @Transactional
  @SuppressWarnings("unchecked")
  public List<Node> all() {
    List<Object[]> rows = entities.createNativeQuery(ALL, Object[].class).getResultList();
    var nodes = rows.stream().map(Node::of).toList();
    var now = clock.instant();
    return nodes.stream().filter(node -> !isReplaced(node, nodes, now)).toList();
  }

  private static boolean isReplaced(Node node, List<Node> nodes, Instant now) {
    return node.isGone(now) && nodes.stream().anyMatch(other -> other.replaces(node));
  }
}
