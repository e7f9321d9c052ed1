package io.tidings.sse;

import jakarta.servlet.ServletRequest;
import java.lang.System.Logger.Level;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;

/**
 * Empties what Payara keeps with a request for reuse and needs no more once the head of the answer
 * has been sent: the fields of all headers, buffers for headers and parameters, and the bytes that
 * were written last (ADR 0056). Everything is left so that Grizzly makes it anew when it needs it,
 * so it may be used again. When a class, field or method is not as expected, nothing is changed,
 * for this request and all that follow.
 */
final class GrizzlyTrim {

  private static final System.Logger LOG = System.getLogger(GrizzlyTrim.class.getName());

  private volatile boolean unknown;

  /** What can be done with Grizzly's own request. */
  @FunctionalInterface
  private interface Change {
    void of(Object grizzlys) throws ReflectiveOperationException;
  }

  /** A request is not to be used for anything else now, nor by the server. */
  void trim(ServletRequest request) {
    change(request, grizzlys -> GrizzlyParts.of(grizzlys).empty());
  }

  /**
   * Grizzly refers to the last array that was longer than its buffer, until it is given another. To
   * be called by who writes, with nothing on its way to Grizzly.
   */
  void dropWritten(ServletRequest request) {
    change(request, GrizzlyParts::dropWritten);
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
      grizzlys = GrizzlyRequest.of(request);
    } catch (NoSuchMethodException otherServer) {
      unknown = true;
      return;
    } catch (ReflectiveOperationException | RuntimeException unknownWay) {
      return; // this request came another way; the next one may not
    }
    try {
      change.of(grizzlys);
    } catch (InvocationTargetException otherMoment) {
      // as below
    } catch (ReflectiveOperationException | InaccessibleObjectException changed) {
      unknown = true;
      LOG.log(
          Level.WARNING, "idle streams keep more memory, for this Payara is unknown: " + changed);
    } catch (RuntimeException otherMoment) {
      // Grizzly has ended this request and emptied it for the next one
    }
  }
}
