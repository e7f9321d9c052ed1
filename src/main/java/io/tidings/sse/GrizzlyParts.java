package io.tidings.sse;

import io.tidings.server.ServerInside;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;

/**
 * All there is to empty of Grizzly's request and response; there is nothing when one part is not as
 * expected.
 */
record GrizzlyParts(List<Packet> packets, List<Object> buffers) {

  private static final List<String> ASKED = List.of("getRequest");
  private static final List<String> ANSWERED = List.of("getResponse", "getResponse");
  private static final String CLEAR = "clear";
  private static final String RESET = "reset";
  private static final String RECYCLE = "recycle";

  /** As many as Grizzly begins with; it could not grow from none. */
  private static final int FIELDS = 8;

  static GrizzlyParts of(Object grizzlys) throws ReflectiveOperationException {
    written(grizzlys);
    var parameters = ServerInside.follow(grizzlys, List.of("getParameters"));
    return new GrizzlyParts(
        List.of(Packet.of(grizzlys, ASKED), Packet.of(grizzlys, ANSWERED)),
        List.of(buffer(parameters, "tmpNameC"), buffer(parameters, "tmpValueC")));
  }

  private static Object buffer(Object parameters, String name) throws ReflectiveOperationException {
    var buffer = ServerInside.field(parameters, name, "CharChunk").get(parameters);
    ServerInside.field(buffer, "buff", "char[]");
    ServerInside.mustKnow(buffer, RESET);
    return buffer;
  }

  void empty() throws ReflectiveOperationException {
    for (var each : packets) {
      each.empty();
    }
    for (var buffer : buffers) {
      ServerInside.follow(buffer, List.of(RESET));
    }
  }

  static void dropWritten(Object grizzlys) throws ReflectiveOperationException {
    ServerInside.follow(written(grizzlys), List.of(RECYCLE));
  }

  private static Object written(Object grizzlys) throws ReflectiveOperationException {
    var output = GrizzlyRequest.output(grizzlys);
    var written =
        ServerInside.field(output, "temporaryWriteBuffer", "TemporaryHeapBuffer").get(output);
    ServerInside.mustKnow(written, RECYCLE);
    return written;
  }

  /** The head of one direction: its headers, what holds them, and a buffer to encode them in. */
  private record Packet(Object packet, Object headers, Field fields, Field encoding) {

    static Packet of(Object grizzlys, List<String> way) throws ReflectiveOperationException {
      var packet = ServerInside.follow(grizzlys, way);
      var headers = ServerInside.follow(packet, List.of("getHeaders"));
      ServerInside.mustKnow(headers, CLEAR);
      return new Packet(
          packet,
          headers,
          ServerInside.field(headers, "headers", "MimeHeaderField[]"),
          ServerInside.field(packet, "tmpHeaderEncodingBuffer", "byte[]"));
    }

    /** Without the buffer Grizzly takes one for each value, if it needs any (HttpCodecUtils). */
    void empty() throws ReflectiveOperationException {
      ServerInside.follow(headers, List.of(CLEAR));
      fields.set(headers, Array.newInstance(fields.getType().getComponentType(), FIELDS));
      encoding.set(packet, null);
    }
  }
}
