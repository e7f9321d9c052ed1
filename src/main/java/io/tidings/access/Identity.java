package io.tidings.access;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import io.tidings.access.session.Session;
import io.tidings.access.session.StreamTicket;
import io.tidings.problem.Problem;
import java.util.Optional;

/** Who makes a request, or why that is not known. */
sealed interface Identity {

  /**
   * Somebody with a key, or with what was got by one.
   *
   * @param session the session it came with
   * @param ticket the ticket it came with; it may then do nothing but follow what that names
   */
  record Known(AccessKey key, Optional<Session> session, Optional<StreamTicket> ticket)
      implements Identity {

    static Known by(AccessKey key) {
      return new Known(key, Optional.empty(), Optional.empty());
    }

    Caller caller() {
      return key.caller();
    }

    @Override
    public Optional<Problem> refusal(Need need) {
      return need.scope().filter(scope -> !key.may(scope)).map(AccessProblems::missingScope);
    }

    @Override
    public Optional<Problem> refusalFor(NamedRequests named) {
      return ticket.isEmpty()
          ? refusal(Need.READ_OR_TICKET)
          : ticket
              .filter(held -> !named.areAmong(held.correlationIds()))
              .map(held -> AccessProblems.notInTicket());
    }
  }

  /** Nobody, and why. */
  record Unknown(Problem why) implements Identity {

    @Override
    public Optional<Problem> refusal(Need need) {
      return Optional.of(why);
    }

    @Override
    public Optional<Problem> refusalFor(NamedRequests named) {
      return Optional.of(why);
    }
  }

  /** Why this may not do what a call needs; empty when it may. */
  Optional<Problem> refusal(Need need);

  /** Why this may not follow these send requests. */
  Optional<Problem> refusalFor(NamedRequests named);
}
