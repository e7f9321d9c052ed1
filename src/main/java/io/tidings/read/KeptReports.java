package io.tidings.read;

import io.tidings.message.DeliveryReport;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds reports as they came in the webhook calls that keep them, each call read once where its
 * reports stand together.
 */
final class KeptReports {

  private final EntityManager entities;
  private @Nullable UUID call;
  private List<String> results = List.of();
  private long bytes;

  KeptReports(EntityManager entities) {
    this.entities = entities;
  }

  /** Null when the call is not kept any more. */
  @Nullable String find(DeliveryReport.CallEntry place) {
    if (!place.call().equals(call)) {
      call = place.call();
      results = results(place.call());
    }
    return place.entry() < results.size() ? results.get(place.entry()) : null;
  }

  /** How much was read for it so far, in bytes. */
  long bytes() {
    return bytes;
  }

  @SuppressWarnings("unchecked")
  private List<String> results(UUID id) {
    List<byte[]> bodies =
        entities
            .createNativeQuery("select body from webhook_call where id = ?1", byte[].class)
            .setParameter(1, id)
            .getResultList();
    return bodies.isEmpty() ? List.of() : results(bodies.get(0));
  }

  private List<String> results(byte[] body) {
    bytes += body.length;
    return ManyKeptReports.results(body);
  }
}
