package io.tidings.read.json;

import io.tidings.content.Content;
import io.tidings.message.Message;
import io.tidings.message.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * All messages of a send request as JSON. They are taken over one by one, so that many of them
 * never stand in memory as anything but text.
 */
public final class RenderedMessages {

  private final ByteArrayOutputStream json = new ByteArrayOutputStream();
  private final Content content;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private boolean isFinal = true;
  private long logPosition;
  private long place;

  public RenderedMessages(Content content) {
    this.content = content;
  }

  /**
   * @param position of the log
   * @param placeInTeam the same as its team counts
   */
  public void add(Message message, long position, long placeInTeam) {
    if (json.size() > 0) {
      json.write(',');
    }
    json.writeBytes(MessageJson.of(message, content).toString().getBytes(StandardCharsets.UTF_8));
    outcomes.merge(message.status().outcome(), 1L, Long::sum);
    isFinal &= message.status().isFinal();
    logPosition = position;
    place = placeInTeam;
  }

  public long logPosition() {
    return logPosition;
  }

  /** The log position as its team counts. */
  public long place() {
    return place;
  }

  public boolean isFinal() {
    return isFinal;
  }

  public Map<Outcome, Long> outcomes() {
    return outcomes;
  }

  /** Their objects, one after the other. */
  public void writeTo(OutputStream out) throws IOException {
    json.writeTo(out);
  }
}
