package io.tidings.dev.load;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One stream and all that came over it, with the time it came at. */
final class StreamReader implements StreamSwarm.Reader, StreamParser.Handler {

  /**
   * An event.
   *
   * @param nanos in the terms of {@link System#nanoTime}
   */
  record Received(String name, String id, String data, long nanos) {}

  private final StreamParser parser = new StreamParser(this);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status;
  private volatile boolean ended;

  @Override
  public void received(ByteBuffer bytes) {
    parser.feed(bytes);
  }

  @Override
  public void answered(int answer) {
    status = answer;
  }

  @Override
  public void event(String name, String id, String data) {
    received.add(new Received(name, id, data, System.nanoTime()));
  }

  @Override
  public void over() {
    ended = true;
  }

  @Override
  public void ended() {
    ended = true;
  }

  /** Of the answer; 0 before there is any. */
  int status() {
    return status;
  }

  boolean hasEnded() {
    return ended;
  }

  List<Received> received(String name) {
    return received.stream().filter(event -> event.name().equals(name)).toList();
  }
}
