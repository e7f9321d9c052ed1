package io.tidings.platform.http;

import io.tidings.server.ServerInside;
import jakarta.servlet.ServletRequest;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the path of a request before Payara does, and puts one that our filters refuse in the
 * place of one that the server would answer by itself: with an empty 200, or an empty 400. It is a
 * probe of each of the server's HTTP filters (ADR 0030). On other servers it does nothing.
 */
final class PathProbe implements InvocationHandler {

  /** Payara can read it, and what is to be refused stays refused. */
  static final String REFUSED = "/%7F";

  private static final String GRIZZLYS = "org.glassfish.grizzly.http.server.HttpServerProbe";
  private static final List<String> WAY =
      List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest", "getHttpFilter");
  private static final List<String> PATH = List.of("getRequest", "getRequestURI");

  private final Predicate<String> takes;
  private final String kindOfProbe;
  private final Set<Object> watched = ConcurrentHashMap.newKeySet();
  private volatile boolean onAnotherServer;

  /**
   * @param takes whether the server may see a raw path
   */
  PathProbe(Predicate<String> takes) {
    this(takes, GRIZZLYS);
  }

  PathProbe(Predicate<String> takes, String kindOfProbe) {
    this.takes = takes;
    this.kindOfProbe = kindOfProbe;
  }

  /** From now on for all requests that come the way of this one. */
  void watchWayOf(ServletRequest request) {
    if (onAnotherServer) {
      return;
    }
    try {
      var httpFilter = ServerInside.follow(ServerInside.request(request), WAY);
      if (watched.add(httpFilter)) {
        change("addProbes", httpFilter);
      }
    } catch (NoSuchMethodException otherServer) {
      onAnotherServer = true;
    } catch (ReflectiveOperationException | RuntimeException unknownWay) {
      // this request came another way; the next one may not
    }
  }

  void remove() {
    for (var httpFilter : watched) {
      try {
        change("removeProbes", httpFilter);
      } catch (ReflectiveOperationException | RuntimeException gone) {
        // with its listener
      }
    }
    watched.clear();
  }

  /** The filter keeps its probes in an array of their kind, and wants one. */
  private void change(String what, Object httpFilter) throws ReflectiveOperationException {
    var loader = httpFilter.getClass().getClassLoader();
    var kind = Class.forName(kindOfProbe, false, loader);
    var probes = (Object[]) Array.newInstance(kind, 1);
    probes[0] = Proxy.newProxyInstance(loader, new Class<?>[] {kind}, this);
    var probesOfFilter = ServerInside.follow(httpFilter, List.of("getMonitoringConfig"));
    ServerInside.call(probesOfFilter, what, Object[].class, probes);
  }

  @Override
  public @Nullable Object invoke(Object probe, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && isThis(arguments[0]);
      case "hashCode" -> hashCode();
      case "toString" -> toString();
      case "onRequestReceiveEvent" -> {
        if (arguments != null) {
          look(arguments[2]);
        }
        yield null;
      }
      default -> null;
    };
  }

  private boolean isThis(@Nullable Object probe) {
    return probe != null
        && Proxy.isProxyClass(probe.getClass())
        && Proxy.getInvocationHandler(probe) == this;
  }

  private void look(Object request) {
    try {
      if (!takes.test((String) ServerInside.follow(request, PATH))) {
        var packet = ServerInside.follow(request, List.of("getRequest"));
        ServerInside.call(packet, "setRequestURI", String.class, REFUSED);
      }
    } catch (ReflectiveOperationException | RuntimeException otherServer) {
      // then the server answers as it would without us
    }
  }
}
