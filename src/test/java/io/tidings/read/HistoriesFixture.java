package io.tidings.read;

import static io.tidings.InjectionFixture.inject;

import jakarta.persistence.EntityManager;

/** Makes what reads histories, for tests of those who need it. */
public final class HistoriesFixture {

  private HistoriesFixture() {}

  public static Histories histories(EntityManager entities) {
    return inject(new Histories(), entities, inject(new History(), entities));
  }
}
