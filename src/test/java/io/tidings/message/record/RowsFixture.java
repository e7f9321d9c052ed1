package io.tidings.message.record;

import io.tidings.DatabaseFixture;
import io.tidings.message.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How messages stand on a real database and what their history tells, in words to compare. */
public final class RowsFixture {

  /** What can be told of a row. */
  public enum Part {
    STATUS("status"),
    OUTCOME("outcome"),
    DUE("due_at", "due"),
    LEASED("lease_until", "leased"),
    LOOK("look"),
    CHECK("check_at", "check"),
    SUBMITTED("submitted_at", "submitted"),
    ATTEMPTS("attempts", "attempts"),
    CHECKS("checks", "checks");

    private final String column;
    private final String label;

    Part(String column) {
      this(column, "");
    }

    Part(String column, String label) {
      this.column = column;
      this.label = label;
    }

    private boolean isTime() {
      return column.endsWith("_at") || column.endsWith("_until");
    }
  }

  private final EntityManager entities;
  private final Clock clock;

  public RowsFixture(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** How a row stands; times by how long they are from now. */
  public String row(UUID id, Part... parts) throws Exception {
    var columns =
        Stream.of(parts)
            .map(part -> "cast(" + part.column + " as text)")
            .collect(Collectors.joining(", "));
    var row =
        in(
            () ->
                (Object[])
                    entities
                        .createNativeQuery("select " + columns + " from message where id = ?1")
                        .setParameter(1, id)
                        .getSingleResult());
    var words = new ArrayList<String>();
    for (int place = 0; place < parts.length; place++) {
      words.add(told(parts[place], row[place]));
    }
    return String.join(" ", words);
  }

  private String told(Part part, @Nullable Object value) {
    var word = part.isTime() ? DatabaseFixture.fromNow(clock, value) : String.valueOf(value);
    return part.label.isEmpty() ? word : part.label + " " + word;
  }

  /** What the history tells, oldest first. */
  public List<String> history(UUID id) throws Exception {
    return events(id, false);
  }

  /** The same with the reasons. */
  public List<String> historyWithReasons(UUID id) throws Exception {
    return events(id, true);
  }

  private List<String> events(UUID id, boolean withReasons) throws Exception {
    return in(
        () ->
            entities
                .createQuery(
                    "select e from Event e where e.messageId = ?1 order by e.seq", Event.class)
                .setParameter(1, id)
                .getResultStream()
                .map(event -> words(event, withReasons))
                .toList());
  }

  private static String words(Event event, boolean withReasons) {
    var words = new StringJoiner(" ").add(event.source().name());
    event.attempt().ifPresent(attempt -> words.add(attempt.name()));
    words.add(event.status()).add(event.verdict().name());
    if (withReasons) {
      event.reason().ifPresent(words::add);
    }
    return words.toString();
  }

  public void run(String statement, Object... values) throws Exception {
    in(() -> entities.createNativeQuery(statement.formatted(values)).executeUpdate());
  }

  private <T> T in(Callable<T> work) throws Exception {
    return DatabaseFixture.inTransaction(entities, work);
  }
}
