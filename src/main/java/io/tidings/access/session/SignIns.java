package io.tidings.access.session;

import io.tidings.access.key.AccessKey;
import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.audit.Who;
import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Begins and ends sessions, and keeps a record of it. Of those that were refused it keeps some of
 * each address and minute, and how many more there were, so that guessing fills no disk.
 */
@ApplicationScoped
public class SignIns implements Background {

  private static final System.Logger LOG = System.getLogger(SignIns.class.getName());

  @Inject private Sessions sessions;
  @Inject private OwnSessions own;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private RefusedSignIns budget;

  @PostConstruct
  void prepare() {
    budget = new RefusedSignIns(clock);
  }

  @Override
  public Stage stage() {
    return Stage.WORK;
  }

  @Override
  public AutoCloseable start() {
    return Loop.start(threads, "sign-ins", Duration.ofMinutes(1), this::tellMore);
  }

  /**
   * @return the token for the cookie
   */
  @Transactional
  public String begin(AccessKey key, Whereabouts from) {
    var begun = sessions.begin(key, from);
    audit.append(Deed.done(key.who(Optional.of(begun.id()), from.address()), Action.SIGN_IN));
    return begun.token();
  }

  @Transactional
  public void end(String token, String from) {
    var session = sessions.find(token);
    own.end(token);
    session.ifPresent(
        ended ->
            audit.append(
                Deed.done(ended.key().who(Optional.of(ended.id()), from), Action.SIGN_OUT)));
  }

  /**
   * Never fails: the answer stays the same while the database is away.
   *
   * @param problem the type of the problem that was answered
   */
  public void refused(String from, String problem) {
    if (!budget.hasRoom(from)) {
      return;
    }
    try {
      audit.append(Deed.refused(Who.stranger(from), Action.SIGN_IN_REFUSED, problem));
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      budget.more();
      LOG.log(Level.DEBUG, "a refused sign-in is told of later", failed);
    }
  }

  boolean tellMore() {
    int more = budget.takeMore();
    if (more > 0) {
      try {
        audit.append(
            Deed.refused(Who.several(), Action.SIGN_IN_REFUSED, "several").with("count", more));
      } catch (Throwable failed) { // a commit that fails throws what is declared nowhere
        budget.more(more);
        throw failed;
      }
    }
    return false;
  }
}
