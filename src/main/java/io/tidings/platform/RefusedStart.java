package io.tidings.platform;

import java.lang.System.Logger.Level;
import java.util.Collection;

/** Stops the start of the application and says why, in the log and to the server. */
final class RefusedStart {

  private static final System.Logger LOG = System.getLogger(RefusedStart.class.getName());

  private RefusedStart() {}

  /**
   * @param why one sentence each
   */
  static IllegalStateException because(Collection<String> why) {
    var sentences = String.join("\n  ", why);
    LOG.log(Level.ERROR, "Tidings does not start:\n  " + sentences);
    return new IllegalStateException("Tidings does not start: " + sentences);
  }
}
