package io.tidings.report.trust;

import io.tidings.access.key.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * When each secret of the webhook was last right, so that an operator sees when the one before it
 * is not used any more. A call only notes the minute in memory; {@link #keep} writes it down for
 * all nodes.
 */
@ApplicationScoped
public class SecretUses {

  private static final int SECONDS = 60;

  private static final String KEEP =
      """
      insert into webhook_secret_use as u (proof, print, used_at) values (?1, ?2, ?3)
      on conflict (proof, print) do update set used_at = excluded.used_at
        where u.used_at < excluded.used_at
      """;

  private static final String FIND =
      "select max(used_at) from webhook_secret_use where proof = ?1 and print = ?2";

  @PersistenceContext private EntityManager entities;
  @Inject private TrustSettings settings;
  @Inject private Clock clock;

  /** In minutes since 1970; 0 for never. */
  private final AtomicLongArray noted = new AtomicLongArray(Proof.PLACES);

  /**
   * A secret was right, in a call in which all others were.
   *
   * @param which that which is set, or the one before it
   */
  void note(Proof proof, int which) {
    long minute = clock.instant().getEpochSecond() / SECONDS;
    int place = proof.place(which);
    if (noted.get(place) < minute) {
      noted.set(place, minute);
    }
  }

  /**
   * Writes down what is new.
   *
   * @param before what this gave when it was last called, or nothing
   * @return what is written down once the transaction has ended
   */
  @Transactional
  List<Long> keep(List<Long> before) {
    var now = IntStream.range(0, noted.length()).mapToObj(noted::get).toList();
    for (var proof : Proof.values()) {
      for (int which = 0; which < settings.secrets(proof).values().size(); which++) {
        int place = proof.place(which);
        if (now.get(place) > (before.isEmpty() ? 0 : before.get(place))) {
          keep(proof, which, now.get(place));
        }
      }
    }
    return now;
  }

  private void keep(Proof proof, int which, long minute) {
    entities
        .createNativeQuery(KEEP)
        .setParameter(1, proof.name())
        .setParameter(2, print(proof, which))
        .setParameter(3, time(minute))
        .executeUpdate();
  }

  /** Of all proofs, of calls to any node. */
  @Transactional
  public List<SecretState> states() {
    return Arrays.stream(Proof.values()).map(this::state).toList();
  }

  private SecretState state(Proof proof) {
    var uses =
        IntStream.range(0, settings.secrets(proof).values().size())
            .mapToObj(which -> lastUse(proof, which))
            .toList();
    return new SecretState(proof, uses);
  }

  private Optional<Instant> lastUse(Proof proof, int which) {
    var stored =
        (Instant)
            entities
                .createNativeQuery(FIND, Instant.class)
                .setParameter(1, proof.name())
                .setParameter(2, print(proof, which))
                .getSingleResult();
    long minute = noted.get(proof.place(which));
    boolean newer = minute > 0 && (stored == null || stored.isBefore(time(minute)));
    return newer ? Optional.of(time(minute)) : Optional.ofNullable(stored);
  }

  /**
   * Tells a secret from the one before it, and is of no use to guess it: each of 65,536 guesses is
   * as good.
   */
  private int print(Proof proof, int which) {
    var secret = settings.secrets(proof).values().get(which);
    byte[] digest = Digest.sha256("tidings webhook secret " + proof + " " + secret);
    return ((digest[0] & 0xff) << Byte.SIZE) | (digest[1] & 0xff);
  }

  private static Instant time(long minute) {
    return Instant.ofEpochSecond(minute * SECONDS);
  }
}
