package io.tidings.live;

import io.tidings.message.CorrelationId;
import io.tidings.message.SendRequest;
import io.tidings.message.record.MessageRepository;
import io.tidings.problem.Problem;
import io.tidings.problem.ProblemException;
import io.tidings.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the send requests that somebody wants to follow, or says what is wrong with the list. */
@ApplicationScoped
class FollowedRequests {

  private static final int MOST = 500;

  @Inject private MessageRepository messages;

  /** The one of a URL that names it in its path, if it is the team's. */
  List<SendRequest> one(String team, String correlationId) {
    var found = CorrelationId.parse(correlationId).map(id -> messages.find(team, List.of(id)));
    return found
        .filter(requests -> !requests.isEmpty())
        .orElseThrow(() -> new ProblemException(Problem.unknownSendRequest()));
  }

  /**
   * Those of a list, each once and in its order; all must be the team's.
   *
   * @param field what the list is called in the request
   */
  List<SendRequest> find(String team, String field, List<String> correlationIds) {
    if (correlationIds.isEmpty() || correlationIds.size() > MOST) {
      throw invalid(field, "must name 1 to %d send requests".formatted(MOST));
    }
    var requests = existing(team, field, correlationIds);
    int together = requests.stream().mapToInt(SendRequest::recipients).sum();
    if (requests.size() > 1 && together > LiveSettings.MOST_MESSAGES) {
      throw invalid(
          field,
          "have %d messages together, and one stream can follow %d; use several"
              .formatted(together, LiveSettings.MOST_MESSAGES));
    }
    return requests;
  }

  private List<SendRequest> existing(String team, String field, List<String> texts) {
    var ids = new LinkedHashSet<CorrelationId>();
    texts.forEach(text -> CorrelationId.parse(text).ifPresent(ids::add));
    Map<CorrelationId, SendRequest> known =
        messages.find(team, ids).stream()
            .collect(Collectors.toMap(SendRequest::correlationId, Function.identity()));
    var unknown = new ArrayList<Violation>();
    for (int place = 0; place < texts.size(); place++) {
      var id = CorrelationId.parse(texts.get(place));
      if (id.isEmpty() || !known.containsKey(id.get())) {
        unknown.add(new Violation(field + "[" + place + "]", whatIsUnknown(id.orElse(null))));
      }
    }
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          new Problem(
              "not-found", 404, "Not found", "Some of the send requests do not exist.", unknown));
    }
    return ids.stream().map(known::get).map(Objects::requireNonNull).toList();
  }

  private static String whatIsUnknown(@Nullable CorrelationId id) {
    return id == null ? "is no id of a send request" : "there is no send request " + id;
  }

  private static ProblemException invalid(String field, String message) {
    return new ProblemException(Problem.invalidParameters(List.of(new Violation(field, message))));
  }
}
