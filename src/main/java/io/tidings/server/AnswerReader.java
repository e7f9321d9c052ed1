package io.tidings.server;

import jakarta.servlet.ServletRequest;

/**
 * Whoever reads the answer to a request. A filter forgives what fails when that one has gone, so
 * what writes a long answer asks here whether anybody reads it.
 */
public final class AnswerReader {

  private static final String ATTRIBUTE = AnswerReader.class.getName();

  private final ServletRequest request;
  private volatile boolean gone;

  private AnswerReader(ServletRequest request) {
    this.request = request;
  }

  /** The same one wherever it is asked for, however the request is wrapped there. */
  public static AnswerReader of(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof AnswerReader known) {
      return known;
    }
    var reader = new AnswerReader(request);
    request.setAttribute(ATTRIBUTE, reader);
    return reader;
  }

  /** It took no more of the answer. */
  public void left() {
    gone = true;
  }

  public boolean isGone() {
    return gone;
  }

  /**
   * Ends its connection, so that what it has of the answer does not look like all of it; also while
   * another thread writes.
   *
   * @return false when that cannot be done here
   */
  public boolean cut() {
    gone = true;
    try {
      return ConnectionEnd.of(request);
    } catch (RuntimeException answeredAlready) {
      return false;
    }
  }
}
