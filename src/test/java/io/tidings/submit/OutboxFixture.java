package io.tidings.submit;

import io.tidings.message.Message;
import io.tidings.message.MessageFixture;
import io.tidings.message.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An outbox without a database in which a number of messages wait, each of its own send request.
 */
final class OutboxFixture extends Outbox {

  private final Clock clock;
  private final Duration lease;
  private int waiting;

  OutboxFixture(Clock clock, Duration lease, int waiting) {
    this.clock = clock;
    this.lease = lease;
    this.waiting = waiting;
  }

  @Override
  List<Claim> claim(int most) {
    int size = Math.min(most, waiting);
    waiting -= size;
    var claims = new ArrayList<Claim>();
    for (int number = 0; number < size; number++) {
      claims.add(claimOf(1, clock, lease));
    }
    return claims;
  }

  static Claim claimOf(int recipients, Clock clock, Duration lease) {
    var messages = new ArrayList<Message>();
    for (int position = 0; position < recipients; position++) {
      messages.add(
          new Message(
              UUID.randomUUID(),
              MessageFixture.CORRELATION_ID,
              position,
              new Recipient("+385911111101"),
              clock.instant()));
    }
    return new Claim(MessageFixture.sendRequest(recipients), messages, clock.instant().plus(lease));
  }

  int waiting() {
    return waiting;
  }

  @Override
  int releaseLost() {
    return 0;
  }

  @Override
  int giveUp(String why) {
    return 0;
  }
}
