package io.tidings.sse;

import io.tidings.server.ServerInside;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger.Level;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.List;

/**
 * Empties what Payara keeps with a request for reuse and needs no more once the head of the answer
 * has been sent: the fields of all headers, and two buffers for parameters (ADR 0056). Everything
 * is left as Grizzly itself makes it anew, so it may be used again. When any part is not as
 * expected, nothing is changed, for this request and all that follow.
 */
final class GrizzlyTrim {

  private static final System.Logger LOG = System.getLogger(GrizzlyTrim.class.getName());
  private static final List<String> WAY = List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest");
  private static final List<String> ASKED = List.of("getRequest", "getHeaders");
  private static final List<String> ANSWERED = List.of("getResponse", "getResponse", "getHeaders");
  private static final String CLEAR = "clear";
  private static final String RESET = "reset";

  /** As many as Grizzly begins with; it could not grow from none. */
  private static final int FIELDS = 8;

  private volatile boolean unknown;

  /** A request is not to be used for anything else now, nor by the server. */
  void trim(ServletRequest request) {
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
      var parts = Parts.of(grizzlys);
      parts.empty();
    } catch (ReflectiveOperationException | RuntimeException changed) {
      unknown = true;
      LOG.log(
          Level.WARNING, "idle streams keep more memory, for this Payara is unknown: " + changed);
    }
  }

  /** All there is to empty; there are none when one of them is not as expected. */
  private record Parts(List<Headers> headers, List<Object> buffers) {

    static Parts of(Object grizzlys) throws ReflectiveOperationException {
      var parameters = ServerInside.follow(grizzlys, List.of("getParameters"));
      return new Parts(
          List.of(Headers.of(grizzlys, ASKED), Headers.of(grizzlys, ANSWERED)),
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
      for (var each : headers) {
        each.empty();
      }
      for (var buffer : buffers) {
        ServerInside.follow(buffer, List.of(RESET));
      }
    }
  }

  /** The headers of one direction, and the field that holds their fields. */
  private record Headers(Object headers, Field fields) {

    static Headers of(Object grizzlys, List<String> way) throws ReflectiveOperationException {
      var headers = ServerInside.follow(grizzlys, way);
      ServerInside.mustKnow(headers, CLEAR);
      return new Headers(headers, ServerInside.field(headers, "headers", "MimeHeaderField[]"));
    }

    void empty() throws ReflectiveOperationException {
      ServerInside.follow(headers, List.of(CLEAR));
      fields.set(headers, Array.newInstance(fields.getType().getComponentType(), FIELDS));
    }
  }
}
