package io.tidings.infobip;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells from an exception of the HTTP client whether the call can have reached Infobip. */
public final class CallFailure {

  private CallFailure() {}

  /** Whether the connection was never made, so that nothing of the call has left. */
  public static boolean neverLeft(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException
          || cause instanceof SSLPeerUnverifiedException
          || isConnecting(cause)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The JDK tells only in words whether it waited for a connection or for an answer, and that a
   * proxy made no way to Infobip.
   */
  private static boolean isConnecting(Throwable cause) {
    var words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof SocketTimeoutException
        ? words.startsWith("connect timed out")
        : cause.getClass() == IOException.class
            && words.startsWith("unable to tunnel through proxy");
  }

  /** The innermost cause in a few words, without anything of the call. */
  static String reason(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }
}
