package io.tidings.sse;

import io.tidings.server.ServerInside;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger.Level;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;

/**
 * Empties what Payara keeps with a request for reuse and needs no more once the head of the answer
 * has been sent: the fields of all headers, buffers for headers and parameters, and the bytes that
 * were written last (ADR 0056). Everything is left so that Grizzly makes it anew when it needs it,
 * so it may be used again. When any part is not as expected, nothing is changed, for this request
 * and all that follow.
 */
final class GrizzlyTrim {

  private static final System.Logger LOG = System.getLogger(GrizzlyTrim.class.getName());
  private static final List<String> WAY = List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest");
  private static final List<String> ASKED = List.of("getRequest");
  private static final List<String> ANSWERED = List.of("getResponse", "getResponse");
  private static final List<String> OUTPUT = List.of("getResponse", "getOutputBuffer");
  private static final String CLEAR = "clear";
  private static final String RESET = "reset";
  private static final String RECYCLE = "recycle";

  /** As many as Grizzly begins with; it could not grow from none. */
  private static final int FIELDS = 8;

  private volatile boolean unknown;

  /** What can be done with Grizzly's own request. */
  @FunctionalInterface
  private interface Change {
    void of(Object grizzlys) throws ReflectiveOperationException;
  }

  /** A request is not to be used for anything else now, nor by the server. */
  void trim(ServletRequest request) {
    change(request, grizzlys -> Parts.of(grizzlys).empty());
  }

  /**
   * Grizzly refers to the last array that was longer than its buffer, until it is given another. To
   * be called by who writes, with nothing on its way to Grizzly.
   */
  void dropWritten(ServletRequest request) {
    change(request, grizzlys -> ServerInside.follow(written(grizzlys), List.of(RECYCLE)));
  }

  private void change(ServletRequest request, Change change) {
    if (unknown) {
      return;
    }
    Object grizzlys;
    try {
      if (!request.getProtocol().equals("HTTP/1.1")) {
        return;
      }
      grizzlys = ServerInside.follow(ServerInside.request(request), WAY);
    } catch (NoSuchMethodException otherServer) {
      unknown = true;
      return;
    } catch (ReflectiveOperationException | RuntimeException unknownWay) {
      return; // this request came another way; the next one may not
    }
    try {
      change.of(grizzlys);
    } catch (ReflectiveOperationException | RuntimeException changed) {
      unknown = true;
      LOG.log(
          Level.WARNING, "idle streams keep more memory, for this Payara is unknown: " + changed);
    }
  }

  private static Object written(Object grizzlys) throws ReflectiveOperationException {
    var output = ServerInside.follow(grizzlys, OUTPUT);
    var written =
        ServerInside.field(output, "temporaryWriteBuffer", "TemporaryHeapBuffer").get(output);
    ServerInside.mustKnow(written, RECYCLE);
    return written;
  }

  /** All there is to empty; there are none when one of them is not as expected. */
  private record Parts(List<Packet> packets, List<Object> buffers) {

    static Parts of(Object grizzlys) throws ReflectiveOperationException {
      written(grizzlys);
      var parameters = ServerInside.follow(grizzlys, List.of("getParameters"));
      return new Parts(
          List.of(Packet.of(grizzlys, ASKED), Packet.of(grizzlys, ANSWERED)),
          List.of(buffer(parameters, "tmpNameC"), buffer(parameters, "tmpValueC")));
    }

    private static Object buffer(Object parameters, String name)
        throws ReflectiveOperationException {
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
