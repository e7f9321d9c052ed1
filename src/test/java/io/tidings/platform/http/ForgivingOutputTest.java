package io.tidings.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ForgivingOutputTest {

  private final Broken broken = new Broken();
  private int toldGone;
  private final ForgivingOutput output = new ForgivingOutput(broken, () -> toldGone++);

  /** The reader has gone. */
  private static final class Broken extends ServletOutputStream {
    private int writes;

    @Override
    public void write(int one) throws IOException {
      writes++;
      throw new EOFException("Broken pipe");
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}
  }

  @Test
  void a_reader_that_has_gone_is_nobodys_failure_and_gets_no_more() throws IOException {
    output.write(new byte[] {1, 2});
    output.write(3);
    output.flush();

    assertThat(broken.writes).isEqualTo(1);
    assertThat(toldGone).isEqualTo(1);
  }

  @Test
  void a_stream_is_told() {
    output.setWriteListener(
        new WriteListener() {
          @Override
          public void onWritePossible() {}

          @Override
          public void onError(Throwable failure) {}
        });

    assertThatThrownBy(() -> output.write(1)).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> output.write(1)).isInstanceOf(EOFException.class);
  }
}
