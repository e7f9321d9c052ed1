package io.tidings.sse;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An SSE event together with its bytes on the wire, which are made once and shared by all who
 * follow.
 */
public class WireEvent implements OutboundSseEvent {

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  /** What an event has beside its data, about. */
  private static final int FIELDS = 64;

  private final @Nullable String name;
  private final @Nullable String id;
  private final @Nullable String comment;
  private final @Nullable String data;
  private final long reconnectDelay;
  private final byte[] wire;

  public WireEvent(@Nullable String name, @Nullable String id, String data) {
    this(name, id, data, null, RECONNECT_NOT_SET);
  }

  private WireEvent(
      @Nullable String name,
      @Nullable String id,
      @Nullable String data,
      @Nullable String comment,
      long reconnectDelay) {
    this.name = name;
    this.id = id;
    this.data = data;
    this.comment = comment;
    this.reconnectDelay = reconnectDelay;
    this.wire = serialise();
  }

  /** A line that readers skip; writing it shows whether they are still there. */
  public static WireEvent comment(String comment) {
    return new WireEvent(null, null, null, comment, RECONNECT_NOT_SET);
  }

  /** How long a reader waits before it connects again. */
  public static WireEvent retry(long millis) {
    return new WireEvent(null, null, null, null, millis);
  }

  /** Takes over any event whose data is text. */
  public static WireEvent of(OutboundSseEvent event) {
    if (event instanceof WireEvent wired) {
      return wired;
    }
    Object data = event.getData();
    if (data != null && !(data instanceof CharSequence)) {
      throw new IllegalArgumentException("the data of an event must be text");
    }
    return new WireEvent(
        event.getName(),
        event.getId(),
        data == null ? null : data.toString(),
        event.getComment(),
        event.isReconnectDelaySet() ? event.getReconnectDelay() : RECONNECT_NOT_SET);
  }

  private byte[] serialise() {
    var lines = new StringBuilder(FIELDS + (data == null ? 0 : data.length()));
    append(lines, ": ", comment);
    append(lines, "event: ", onOneLine(name));
    append(lines, "id: ", onOneLine(id));
    append(lines, "retry: ", isReconnectDelaySet() ? Long.toString(reconnectDelay) : null);
    append(lines, "data: ", data);
    return lines.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A line end inside a value would end the field, so each line becomes a field of its own. */
  private static void append(StringBuilder lines, String field, @Nullable String value) {
    if (value == null) {
      return;
    }
    for (var line : isOneLine(value) ? new String[] {value} : LINE_END.split(value, -1)) {
      lines.append(field).append(line).append('\n');
    }
  }

  private static @Nullable String onOneLine(@Nullable String value) {
    return value == null || isOneLine(value) ? value : LINE_END.matcher(value).replaceAll(" ");
  }

  /** Nearly all are, and looking for a character is much faster than matching a pattern. */
  private static boolean isOneLine(String value) {
    return value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
  }

  /** Not to be changed. */
  public byte[] wire() {
    return wire;
  }

  @Override
  public @Nullable String getName() {
    return name;
  }

  @Override
  public @Nullable String getId() {
    return id;
  }

  @Override
  public @Nullable String getComment() {
    return comment;
  }

  @Override
  public long getReconnectDelay() {
    return reconnectDelay;
  }

  @Override
  public boolean isReconnectDelaySet() {
    return reconnectDelay != RECONNECT_NOT_SET;
  }

  @Override
  public Class<?> getType() {
    return String.class;
  }

  @Override
  public Type getGenericType() {
    return String.class;
  }

  @Override
  public MediaType getMediaType() {
    return MediaType.TEXT_PLAIN_TYPE;
  }

  @Override
  public @Nullable Object getData() {
    return data;
  }
}
