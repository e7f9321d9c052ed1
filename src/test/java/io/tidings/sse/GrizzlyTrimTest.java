package io.tidings.sse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.server.FakeConnection;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrizzlyTrimTest {

  private final GrizzlyTrim trim = new GrizzlyTrim();

  @Test
  void headers_and_buffers_are_left_as_new() {
    var grizzly = new Grizzly(new Parameters());

    trim.trim(payara("HTTP/1.1", grizzly));

    assertThat(grizzly.asked.isAsNew()).isTrue();
    assertThat(grizzly.answered.isAsNew()).isTrue();
    assertThat(grizzly.parameters.tmpNameC.buff).isNull();
    assertThat(grizzly.parameters.tmpValueC.buff).isNull();
    assertThat(grizzly.request.tmpHeaderEncodingBuffer).isNull();
    assertThat(grizzly.answer.response.tmpHeaderEncodingBuffer).isNull();
  }

  @Test
  void what_was_written_last_is_dropped_as_often_as_asked() {
    var grizzly = new Grizzly(new Parameters());
    var output = grizzly.answer.output;

    for (int time = 0; time < 2; time++) {
      output.temporaryWriteBuffer.heap = new byte[16_384];
      trim.dropWritten(payara("HTTP/1.1", grizzly));
      assertThat(output.temporaryWriteBuffer.heap).isNull();
    }
    assertThat(grizzly.asked.count).isEqualTo(3);
  }

  @Test
  void another_request_over_the_same_objects_finds_room() {
    var grizzly = new Grizzly(new Parameters());
    trim.trim(payara("HTTP/1.1", grizzly));

    for (int header = 0; header < 20; header++) {
      grizzly.asked.add();
    }

    assertThat(grizzly.asked.count).isEqualTo(20);
  }

  @Test
  void nothing_is_changed_when_one_part_is_not_as_expected() {
    var changed = new Grizzly(new OtherParameters());
    trim.trim(payara("HTTP/1.1", changed));
    assertThat(changed.asked.count).isEqualTo(3);
    assertThat(changed.answered.count).isEqualTo(3);

    var known = new Grizzly(new Parameters());
    trim.trim(payara("HTTP/1.1", known));
    assertThat(known.asked.count).isEqualTo(3);
  }

  @Test
  void a_request_of_another_moment_is_passed_over_and_the_next_one_is_not() {
    var reused = new Grizzly(null);
    trim.dropWritten(payara("HTTP/1.1", null));
    trim.trim(payara("HTTP/1.1", reused));
    assertThat(reused.asked.count).isEqualTo(3);

    var grizzly = new Grizzly(new Parameters());
    trim.trim(payara("HTTP/1.1", grizzly));

    assertThat(grizzly.asked.isAsNew()).isTrue();
  }

  @Test
  void a_connection_that_many_requests_share_is_left_alone() {
    var grizzly = new Grizzly(new Parameters());

    trim.trim(payara("HTTP/2.0", grizzly));
    assertThat(grizzly.asked.count).isEqualTo(3);

    trim.trim(payara("HTTP/1.1", grizzly));
    assertThat(grizzly.asked.isAsNew()).isTrue();
  }

  @Test
  void on_other_servers_nothing_happens() {
    trim.trim(new FakeConnection().ofUndertow("HTTP/1.1"));
    trim.trim(new FakeConnection().ofAnotherServer());
  }

  private static HttpServletRequest payara(String protocol, @Nullable Grizzly grizzly) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            GrizzlyTrimTest.class.getClassLoader(),
            new Class<?>[] {OfPayara.class},
            (proxy, method, arguments) ->
                method.getName().equals("getProtocol") ? protocol : new Catalina(grizzly));
  }

  /** As Catalina's. */
  interface OfPayara extends HttpServletRequest {
    Catalina getUnwrappedCoyoteRequest();
  }

  record Catalina(@Nullable Grizzly grizzly) {
    public @Nullable Grizzly getCoyoteRequest() {
      return grizzly;
    }
  }

  /** The server's request, its response, and both packets. */
  public static final class Grizzly {
    final MimeHeaders asked = new MimeHeaders();
    final MimeHeaders answered = new MimeHeaders();
    final Parameters parameters;
    final Packet request = new Packet(asked);
    final Answer answer = new Answer(new Packet(answered));
    private final @Nullable Object given;

    Grizzly(@Nullable Object given) {
      this.given = given;
      this.parameters = given instanceof Parameters known ? known : new Parameters();
    }

    public Packet getRequest() {
      return request;
    }

    public Answer getResponse() {
      return answer;
    }

    public @Nullable Object getParameters() {
      return given;
    }
  }

  /** As Grizzly's. */
  public static final class Answer {
    final Packet response;
    final ServerOutputBuffer output = new ServerOutputBuffer();

    Answer(Packet response) {
      this.response = response;
    }

    public Packet getResponse() {
      return response;
    }

    public ServerOutputBuffer getOutputBuffer() {
      return output;
    }
  }

  /** What holds the buffer is above the class of the object, as Grizzly has it. */
  static class HttpHeader {
    @SuppressWarnings("FieldMayBeFinal")
    byte @Nullable [] tmpHeaderEncodingBuffer = new byte[512];
  }

  /** As Grizzly's. */
  public static final class Packet extends HttpHeader {
    private final MimeHeaders headers;

    Packet(MimeHeaders headers) {
      this.headers = headers;
    }

    public MimeHeaders getHeaders() {
      return headers;
    }
  }

  static class OutputBuffer {
    final TemporaryHeapBuffer temporaryWriteBuffer = new TemporaryHeapBuffer();
  }

  /** As Grizzly's. */
  public static final class ServerOutputBuffer extends OutputBuffer {}

  /** As Grizzly's. */
  public static final class TemporaryHeapBuffer {
    private byte @Nullable [] heap = new byte[600];

    public void recycle() {
      heap = null;
    }
  }

  /** Grows as Grizzly's does. */
  public static final class MimeHeaders {
    private MimeHeaderField[] headers = new MimeHeaderField[16];
    private int count;

    MimeHeaders() {
      for (int header = 0; header < 3; header++) {
        add();
      }
    }

    void add() {
      if (count >= headers.length) {
        headers = Arrays.copyOf(headers, count * 2);
      }
      headers[count] = new MimeHeaderField();
      count++;
    }

    boolean isAsNew() {
      return count == 0 && headers.length == 8 && headers[0] == null;
    }

    public void clear() {
      count = 0;
    }
  }

  static final class MimeHeaderField {}

  /** As Grizzly's. */
  public static final class Parameters {
    final CharChunk tmpNameC = new CharChunk();
    final CharChunk tmpValueC = new CharChunk();
  }

  /** As Grizzly's might be one day. */
  public static final class OtherParameters {
    final CharChunk tmpNameC = new CharChunk();
    final StringBuilder tmpValueC = new StringBuilder();
  }

  /** As Grizzly's. */
  public static final class CharChunk {
    private char @Nullable [] buff = new char[1024];

    public void reset() {
      buff = null;
    }
  }
}
