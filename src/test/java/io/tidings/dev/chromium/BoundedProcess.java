package io.tidings.dev.chromium;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a command that may hang. */
final class BoundedProcess {

  private BoundedProcess() {}

  /** Whether it ended within that time and said that all went well. What it prints is not kept. */
  static boolean endsWell(ProcessBuilder command, Duration patience) {
    try {
      return endsWell(
          command.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start(), patience);
    } catch (IOException cannotBeRun) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean endsWell(Process process, Duration patience)
      throws IOException, InterruptedException {
    try {
      process.getOutputStream().close();
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
