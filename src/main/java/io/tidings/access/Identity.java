package io.tidings.access;

import io.tidings.access.key.Caller;
import io.tidings.access.session.Session;
import io.tidings.access.session.StreamTicket;
import io.tidings.problem.Problem;
import java.util.Optional;

/** Who makes a request, or why that is not known. */
sealed interface Identity {

  /**
   * A caller of the configuration.
   *
   * @param operator whether {@code tidings.access.operators} names it
   * @param session the session it came with
   * @param ticket the ticket it came with; it may then do nothing but follow what that names
   */
  record Known(
      Caller caller, boolean operator, Optional<Session> session, Optional<StreamTicket> ticket)
      implements Identity {

    @Override
    public Optional<Problem> refusal() {
      return Optional.empty();
    }

    @Override
    public Optional<Problem> refusalAsOperator() {
      return operator ? Optional.empty() : Optional.of(AccessProblems.notAnOperator());
    }

    @Override
    public Optional<Problem> refusalFor(NamedRequests named) {
      return ticket
          .filter(held -> !named.areAmong(held.correlationIds()))
          .map(held -> AccessProblems.notInTicket());
    }
  }

  /** Nobody, and why. */
  record Unknown(Problem why) implements Identity {

    @Override
    public Optional<Problem> refusal() {
      return Optional.of(why);
    }

    @Override
    public Optional<Problem> refusalAsOperator() {
      return Optional.of(why);
    }

    @Override
    public Optional<Problem> refusalFor(NamedRequests named) {
      return Optional.of(why);
    }
  }

  /** Why this is not a caller; empty when it is. */
  Optional<Problem> refusal();

  /** Why this is not an operator. */
  Optional<Problem> refusalAsOperator();

  /** Why this may not follow these send requests. */
  Optional<Problem> refusalFor(NamedRequests named);
}
