package io.tidings.read.search;

import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import io.tidings.message.record.MessageRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds messages, newest first, page by page: first which they are, then what is shown of them. */
@ApplicationScoped
public class MessageSearch {

  /** One statement, hence one database snapshot for the messages and the head of the log. */
  static final String SHOWN =
      "select m.*, h.seq as log_position, coalesce(t.seq, h.seq) as log_place"
          + " from event_log_head h left join team t on t.name = :team and t.name <> 'default'"
          + " left join message m on m.id = any(:ids) and m.team = :team order by m.id desc";

  @PersistenceContext private EntityManager entities;
  @Inject private MessageRepository requests;

  /** What one page looked at. */
  private record Found(List<UUID> ids, Optional<UUID> next) {}

  @Transactional
  public FoundPage page(Search search) {
    var found = find(search);
    List<Object[]> rows = rows(search.team(), found.ids());
    // Without any message there still is a row with the log's head.
    var messages =
        rows.stream().filter(row -> row[0] != null).map(row -> (Message) row[0]).toList();
    // Retention may have come between the two: then both are gone.
    var of = requestsOf(search.team(), messages);
    return new FoundPage(
        (Long) rows.get(0)[1],
        (Long) rows.get(0)[2],
        messages.stream()
            .filter(message -> of.containsKey(message.correlationId()))
            .map(message -> entry(message, of))
            .toList(),
        found.next());
  }

  @SuppressWarnings("unchecked")
  private Found find(Search search) {
    var find = new SearchQuery(search);
    var query = entities.createNativeQuery(find.page());
    find.ofPage().forEach(query::setParameter);
    List<Object[]> rows = query.getResultList();
    var fit = rows.stream().filter(row -> fits(search, row)).map(row -> (UUID) row[2]).toList();
    if (fit.size() > search.limit()) {
      var shown = fit.subList(0, search.limit());
      return new Found(shown, Optional.of(shown.get(shown.size() - 1)));
    }
    boolean mayGoOn = ((Number) rows.get(0)[0]).intValue() == find.candidates();
    return new Found(fit, mayGoOn ? Optional.of((UUID) rows.get(0)[1]) : Optional.empty());
  }

  private static boolean fits(Search search, Object[] row) {
    return row[2] != null
        && search.country().map(country -> country.has((String) row[3])).orElse(true);
  }

  private static FoundPage.Entry entry(Message message, Map<CorrelationId, SendRequest> of) {
    return new FoundPage.Entry(message, Objects.requireNonNull(of.get(message.correlationId())));
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String team, List<UUID> ids) {
    return entities
        .createNativeQuery(SHOWN, Message.AT_LOG_POSITION)
        .setParameter("team", team)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .getResultList();
  }

  private Map<CorrelationId, SendRequest> requestsOf(String team, List<Message> messages) {
    var ids = messages.stream().map(Message::correlationId).distinct().toList();
    return ids.isEmpty()
        ? Map.of()
        : requests.find(team, ids).stream()
            .collect(Collectors.toMap(SendRequest::correlationId, Function.identity()));
  }
}
