package io.tidings.infobip;

/** Infobip's logs could not be read; nothing is known from that. */
public class LogsUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  LogsUnavailable(String reason) {
    super(reason);
  }
}
