package io.tidings.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathProbeTest {

  private final HttpFilter listener = new HttpFilter();
  private final PathProbe probe = new PathProbe("/good"::equals, GrizzlyProbe.class.getName());

  /** As Grizzly's. */
  interface GrizzlyProbe {
    void onRequestReceiveEvent(Object httpFilter, Object connection, Request request);

    void onRequestCompleteEvent(Object httpFilter, Object connection, Object response);
  }

  /** As Catalina's, in front of Grizzly's. */
  interface OfPayara extends HttpServletRequest {
    Catalina getUnwrappedCoyoteRequest();
  }

  record Catalina(Request request) {
    public Request getCoyoteRequest() {
      return request;
    }
  }

  static final class HttpFilter {
    private final Probes probes = new Probes(new ArrayList<>());

    public Probes getMonitoringConfig() {
      return probes;
    }
  }

  record Probes(List<GrizzlyProbe> list) {
    public void addProbes(Object... more) {
      list.addAll(Arrays.asList((GrizzlyProbe[]) more));
    }

    public void removeProbes(Object... gone) {
      list.removeAll(Arrays.asList((GrizzlyProbe[]) gone));
    }
  }

  record Request(HttpFilter httpFilter, Packet packet) {
    public HttpFilter getHttpFilter() {
      return httpFilter;
    }

    public Packet getRequest() {
      return packet;
    }
  }

  static final class Packet {
    private String uri;

    Packet(String uri) {
      this.uri = uri;
    }

    public String getRequestURI() {
      return uri;
    }

    public void setRequestURI(String other) {
      uri = other;
    }
  }

  private static <T> T request(Class<T> type, Object own) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> own));
  }

  private void watchWayOfARequest() {
    var request = new Request(listener, new Packet("/good"));
    probe.watchWayOf(request(OfPayara.class, new Catalina(request)));
  }

  private String afterProbe(String uri) {
    var packet = new Packet(uri);
    var request = new Request(listener, packet);
    listener
        .getMonitoringConfig()
        .list()
        .forEach(each -> each.onRequestReceiveEvent(listener, "", request));
    return packet.getRequestURI();
  }

  @Test
  void a_path_that_the_server_must_not_see_is_replaced() {
    watchWayOfARequest();

    assertThat(afterProbe("/%zz")).isEqualTo(PathProbe.REFUSED);
    assertThat(afterProbe("/good")).isEqualTo("/good");
  }

  @Test
  void there_is_one_probe_for_each_listener() {
    watchWayOfARequest();
    watchWayOfARequest();

    assertThat(listener.getMonitoringConfig().list()).hasSize(1);
  }

  @Test
  void nothing_is_left_behind() {
    watchWayOfARequest();
    probe.remove();

    assertThat(listener.getMonitoringConfig().list()).isEmpty();
    assertThat(afterProbe("/%zz")).isEqualTo("/%zz");
  }

  @Test
  void the_server_may_compare_and_print_it_and_tell_it_other_things() {
    watchWayOfARequest();
    var own = listener.getMonitoringConfig().list().get(0);
    own.onRequestCompleteEvent(listener, "", "");

    assertThat(own).isNotEqualTo("another").hasToString(String.valueOf((Object) probe));
    assertThat(own.hashCode()).isEqualTo(probe.hashCode());
  }

  @Test
  void on_another_server_nothing_happens() {
    probe.watchWayOf(request(HttpServletRequest.class, ""));

    watchWayOfARequest();
    assertThat(listener.getMonitoringConfig().list()).isEmpty();
  }
}
