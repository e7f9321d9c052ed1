package io.tidings.read;

import io.tidings.content.Content;
import io.tidings.message.DeliveryReport.CallEntry;
import io.tidings.message.Event;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.read.json.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole histories of messages that stand together in a page, rendered as JSON. What one
 * call reads has a bound; a history that alone goes beyond it is read part by part.
 */
@ApplicationScoped
public class Histories {

  static final int MOST = 5_000;

  /** Of reports that stand with their events. */
  static final int MOST_BYTES = 4 << 20;

  /**
   * Newest messages first. What a plan is wrong about costs one look through the log behind the
   * bound for all send requests together. The lateral query keeps it from reading all messages.
   */
  static final String OF_MESSAGES =
      """
      select e.*, coalesce(m.told_again[e.told], 0) as repeats
        from (
          select e.*, count(*) over () as found, coalesce(sum(octet_length(e.raw)) over (
                   order by e.message_id desc, e.seq
                   rows between unbounded preceding and 1 preceding), 0) as bytes
            from (
              select e.*
                from event e
               where e.correlation_id = any(:requests) and e.message_id = any(:messages)
                 and e.seq > :after and e.seq <= :upTo
               order by e.message_id desc, e.seq limit :limit) e) e
       cross join lateral (
         select m.told_again from message m where m.id = e.message_id offset 0) m
       where e.bytes < :mostBytes
       order by e.message_id desc, e.seq
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private History history;

  /**
   * Some of the history of one message.
   *
   * @param events with commas between them
   * @param next after which event the next part begins; empty when this is the last
   */
  public record Part(String events, OptionalLong next) {}

  /**
   * The histories of the first of these messages, each as events with commas between them: of as
   * many as one call reads. It may be none.
   *
   * @param newestFirst by their ids
   * @param of their send requests
   */
  @Transactional
  public List<String> of(
      List<Message> newestFirst, Collection<SendRequest> of, long upTo, Content content) {
    if (newestFirst.isEmpty()) {
      return List.of();
    }
    var rows = rows(newestFirst, of, upTo);
    var places = new ArrayList<CallEntry>();
    rows.forEach(row -> ((Event) row[0]).keptIn().ifPresent(places::add));
    var kept = new ManyKeptReports(entities, places);
    var unknown = firstUnknown(rows, kept);
    var rendered = new HashMap<UUID, StringBuilder>();
    var histories = new ArrayList<String>();
    for (var row : rows) {
      var event = (Event) row[0];
      if (event.messageId().equals(unknown)) {
        break;
      }
      var text = rendered.computeIfAbsent(event.messageId(), id -> new StringBuilder());
      text.append(text.isEmpty() ? "" : ",").append(json(event, (Integer) row[1], kept, content));
    }
    for (var message : newestFirst) {
      if (message.id().equals(unknown)) {
        break;
      }
      histories.add(String.valueOf(rendered.getOrDefault(message.id(), new StringBuilder())));
    }
    return histories;
  }

  /** One part of the history of a message, oldest events first. */
  @Transactional
  public Part part(Message message, long after, long upTo, Content content) {
    var page = history.ofMessage(message, new HistoryPlace(after, History.MOST), upTo);
    var events =
        page.entries().stream()
            .map(entry -> EventJson.withRaw(entry.event(), entry.repeats(), entry.raw(), content))
            .map(Object::toString)
            .collect(Collectors.joining(","));
    return new Part(events, page.next());
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(List<Message> messages, Collection<SendRequest> of, long upTo) {
    return entities
        .createNativeQuery(OF_MESSAGES, Event.IN_PAGE)
        .setParameter(
            "requests", of.stream().map(r -> r.correlationId().value()).toArray(UUID[]::new))
        .setParameter("after", of.stream().mapToLong(SendRequest::acceptedSeq).min().orElse(0))
        .setParameter("messages", messages.stream().map(Message::id).toArray(UUID[]::new))
        .setParameter("upTo", upTo)
        .setParameter("limit", MOST + 1)
        .setParameter("mostBytes", MOST_BYTES)
        .getResultList();
  }

  /** The first message of which not everything was read; null when there is none. */
  private static @Nullable UUID firstUnknown(List<Object[]> rows, ManyKeptReports kept) {
    for (var row : rows) {
      var event = (Event) row[0];
      if (event.keptIn().filter(place -> !kept.knows(place)).isPresent()) {
        return event.messageId();
      }
    }
    boolean all = rows.isEmpty() || ((Long) rows.get(0)[2] == rows.size() && rows.size() <= MOST);
    return all ? null : ((Event) rows.get(rows.size() - 1)[0]).messageId();
  }

  private static String json(Event event, int repeats, ManyKeptReports kept, Content content) {
    var raw = event.raw().or(() -> event.keptIn().map(kept::find)).orElse(null);
    return EventJson.withRaw(event, repeats, raw, content).toString();
  }
}
