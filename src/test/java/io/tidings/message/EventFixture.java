package io.tidings.message;

/** Events as they stand in the log. */
public final class EventFixture {

  private EventFixture() {}

  /** Lets the message take the report over and puts the event at its place. */
  public static Event event(long seq, Message message, DeliveryReport report, Verdict verdict) {
    var at = MessageFixture.ACCEPTED_AT.plusSeconds(seq);
    message.apply(report, verdict, at);
    var event = new Event(message, report, verdict, at);
    event.placeAt(seq);
    return event;
  }
}
