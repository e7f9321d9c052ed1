package io.tidings.audit.look;

import io.tidings.audit.AuditEntries;
import io.tidings.audit.ChainPart;
import io.tidings.audit.ChainPart.Break;
import io.tidings.audit.ChainPart.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Looks whether the chain is whole, some entries at a time. */
@ApplicationScoped
class ChainCheck {

  static final int MOST = 5_000;

  @Inject private AuditEntries entries;

  /**
   * What somebody noted of an entry, to hold what is stored to it: who cuts off the newest entries
   * and sets the head back leaves a chain that is whole.
   */
  record Noted(long number, String digest) {}

  ChainPart part(long from) {
    return entries.part(from, MOST);
  }

  Optional<Break> firstBreak(ChainPart part, Optional<Noted> noted) {
    return part.firstBreak(MOST).or(() -> noted.flatMap(entry -> difference(part, entry)));
  }

  /** Nothing is known of an entry that was forgotten. */
  private Optional<Break> difference(ChainPart part, Noted noted) {
    if (noted.number() < part.head().begins()) {
      return Optional.empty();
    }
    var stored = entries.find(noted.number());
    if (stored.isEmpty()) {
      return Optional.of(new Break(noted.number(), Fault.MISSING));
    }
    return stored.get().hexDigest().equalsIgnoreCase(noted.digest())
        ? Optional.empty()
        : Optional.of(new Break(noted.number(), Fault.CHANGED));
  }
}
