package io.tidings.audit;

import io.tidings.InjectionFixture;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who does something in tests, and what is kept of it. */
public final class AuditFixture {

  private AuditFixture() {}

  /** Keeps deeds in the memory. */
  public static final class Deeds extends AuditTrail {
    private final List<Deed> all = new ArrayList<>();

    @Override
    public void append(Deed deed) {
      all.add(deed);
    }

    public List<Deed> all() {
      return all;
    }
  }

  public static AuditTrail trail(EntityManager entities) {
    return InjectionFixture.inject(new AuditTrail(), entities);
  }

  public static AuditEntries entries(EntityManager entities) {
    return InjectionFixture.inject(new AuditEntries(), entities);
  }

  public static Who who(String caller) {
    return new Who("key-of-" + caller, caller, "default", Optional.empty(), "192.0.2.7");
  }
}
