package io.tidings.send.accept;

import io.tidings.access.key.Caller;
import io.tidings.loop.Background;
import io.tidings.loop.BatchFailure;
import io.tidings.loop.GroupCommit;
import io.tidings.message.CorrelationId;
import io.tidings.message.Message;
import io.tidings.message.MessageId;
import io.tidings.message.SendRequest;
import io.tidings.send.body.NewMessage;
import io.tidings.send.body.NewSendRequest;
import io.tidings.store.StoreFailure;
import io.tidings.submit.OutboxRelay;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores send requests with their messages; they are in the outbox once it answers. Those that
 * arrive together share a transaction.
 */
@ApplicationScoped
public class MessageAcceptor implements GroupCommit.Answer<Acceptance, AcceptOutcome>, Background {

  private static final System.Logger LOG = System.getLogger(MessageAcceptor.class.getName());

  /** In messages: some seconds of work, and some megabytes. */
  private static final GroupCommit.Bounds BOUNDS = new GroupCommit.Bounds(20_000, 1_000);

  @Inject private AcceptWriter writer;
  @Inject private KeysInProgress keys;
  @Inject private OutboxRelay relay;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private @Nullable GroupCommit<Acceptance, AcceptOutcome> queue;

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    var started =
        GroupCommit.start(
            threads, "accept", BOUNDS, each -> each.messages().size(), this::commit, this);
    queue = started;
    return started;
  }

  /**
   * Returns at once.
   *
   * @param test whether nothing of it may leave
   * @param waiting is told what became of it, once, on this thread or another
   */
  public void accept(
      NewSendRequest asked,
      Caller caller,
      boolean test,
      Optional<IdempotencyKey> key,
      Consumer<AcceptOutcome> waiting) {
    var request = request(asked, caller, test);
    key.ifPresent(named -> request.nameBy(named.value(), Fingerprint.of(asked)));
    if (!keys.begin(request)) {
      waiting.accept(new AcceptOutcome.InProgress());
      return;
    }
    var acceptance = new Acceptance(request, messagesOf(request, asked.messages()), waiting);
    if (queue == null || !queue.offer(acceptance)) {
      end(acceptance, new AcceptOutcome.Busy());
    }
  }

  private SendRequest request(NewSendRequest asked, Caller caller, boolean test) {
    var request =
        new SendRequest(
            CorrelationId.next(),
            caller.team(),
            caller.name(),
            asked.sender(),
            asked.text(),
            asked.messages().size(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (test) {
      request.beTest();
    }
    request.submitWith(asked.options());
    if (asked.sendAt() != null) {
      request.scheduleFor(asked.sendAt());
    }
    return request;
  }

  private static List<Message> messagesOf(SendRequest request, List<NewMessage> asked) {
    List<Message> made = new ArrayList<>(asked.size());
    for (var wanted : asked) {
      var message =
          new Message(
              MessageId.next(),
              request.correlationId(),
              made.size(),
              wanted.recipient(),
              request.createdAt());
      message.askedBy(request);
      message.label(wanted.clientReference(), wanted.networkId());
      message.fillWith(wanted.values());
      if (request.isTest()) {
        message.beTest();
      }
      request.sendAt().ifPresent(message::scheduleFor);
      made.add(message);
    }
    return made;
  }

  private List<AcceptOutcome> commit(List<Acceptance> batch) throws Exception {
    List<AcceptOutcome> outcomes;
    try {
      outcomes = writer.store(batch);
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      if (!BatchFailure.mayBeOneItem(failed) && !StoreFailure.isOne(failed)) {
        LOG.log(Level.WARNING, batch.size() + " send requests could not be stored", failed);
      }
      throw failed;
    }
    if (outcomes.stream().anyMatch(AcceptOutcome.Stored.class::isInstance)) {
      relay.nudge();
    }
    return outcomes;
  }

  @Override
  public void stored(Acceptance asked, AcceptOutcome outcome) {
    end(asked, outcome);
  }

  @Override
  public void failed(Acceptance lost, Throwable why) {
    end(
        lost,
        BatchFailure.mayBeOneItem(why)
            ? new AcceptOutcome.Failed(why)
            : new AcceptOutcome.Unavailable());
  }

  private void end(Acceptance asked, AcceptOutcome outcome) {
    keys.end(asked.request());
    asked.waiting().accept(outcome);
  }
}
