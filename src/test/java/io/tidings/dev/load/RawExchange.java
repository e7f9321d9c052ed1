package io.tidings.dev.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls with bytes no HTTP client would send, one after the other over a connection that is kept as
 * long as the other side keeps it. {@link HttpConnection} is for measuring and trusts its server;
 * this one reads whatever comes.
 */
final class RawExchange implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InetSocketAddress address;
  private final Duration patience;
  private @Nullable Open open;

  private record Open(Socket socket, RawInput input) {}

  RawExchange(URI base) {
    this(base, PATIENCE);
  }

  /**
   * @param patience for a whole answer
   */
  RawExchange(URI base, Duration patience) {
    this.address = new InetSocketAddress(base.getHost(), base.getPort());
    this.patience = patience;
  }

  /** A call over a kept connection that has just been closed is made once more, over a new one. */
  RawAnswer call(byte[] request, boolean bodiless) throws IOException {
    boolean kept = open != null;
    try {
      return once(request, bodiless);
    } catch (IOException failed) {
      close();
      if (!kept) {
        return answerless(failed);
      }
    }
    try {
      return once(request, bodiless);
    } catch (IOException failed) {
      close();
      return answerless(failed);
    }
  }

  /** Closed without a word is an answer to odd bytes; silence is none. */
  private static RawAnswer answerless(IOException failed) throws IOException {
    if (failed instanceof ConnectException) {
      throw failed;
    }
    return failed instanceof EOFException || failed instanceof SocketException
        ? RawAnswer.closed()
        : RawAnswer.none(failed);
  }

  private RawAnswer once(byte[] request, boolean bodiless) throws IOException {
    var connected = connected();
    connected.socket().getOutputStream().write(request);
    var answer = connected.input().next(bodiless, patience);
    if (!connected.input().isReusable()) {
      close();
    }
    return answer;
  }

  private Open connected() throws IOException {
    if (open == null) {
      var socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(address, CONNECT_MILLIS);
        open = new Open(socket, new RawInput(socket));
      } catch (IOException failed) {
        socket.close();
        throw failed;
      }
    }
    return open;
  }

  @Override
  public void close() {
    var last = open;
    open = null;
    try {
      if (last != null) {
        last.socket().close();
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
