package io.tidings.infobip.http;

import jakarta.ws.rs.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * As many clients as calls at once need. RESTEasy has 50 connections for each, and who asks for one
 * more waits for ever; a call that was given up may keep its own, so no client is filled.
 */
final class ClientPool implements AutoCloseable {

  static final int CALLS_OF_A_CLIENT = 24;

  private final Supplier<Client> source;
  private final List<Place> open = new ArrayList<>();

  /** A client with room for one call more. */
  static final class Place {
    private final Client client;
    private int calls;
    private boolean hanging;

    Place(Client client) {
      this.client = client;
    }

    Client client() {
      return client;
    }
  }

  ClientPool(Supplier<Client> source) {
    this.source = source;
  }

  synchronized Place enter() {
    for (var place : open) {
      if (place.calls < CALLS_OF_A_CLIENT) {
        place.calls++;
        return place;
      }
    }
    var place = new Place(source.get());
    place.calls++;
    open.add(place);
    return place;
  }

  /**
   * Nobody waits for the call any more.
   *
   * @param ended whether it has ended. If not, its client makes no more calls and is closed when
   *     the others on it have left, which ends what hangs.
   */
  void leave(Place place, boolean ended) {
    if (left(place, ended)) {
      place.client.close();
    }
  }

  /**
   * @return whether it was the last on a client that is given up
   */
  private synchronized boolean left(Place place, boolean ended) {
    place.calls--;
    if (!ended) {
      place.hanging = true;
      open.remove(place);
    }
    return place.hanging && place.calls == 0;
  }

  @Override
  public synchronized void close() {
    open.forEach(place -> place.client.close());
    open.clear();
  }
}
