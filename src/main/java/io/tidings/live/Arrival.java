package io.tidings.live;

import io.tidings.live.channel.Follower;
import io.tidings.message.SendRequest;
import java.util.List;

/** A reader that was let in and has no stream yet. */
record Arrival(List<SendRequest> requests, Follower follower, Admission.Slot pass) {

  /** The reader gets no stream after all. */
  void turnAway() {
    follower.close();
    pass.release();
  }
}
