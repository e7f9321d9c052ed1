package io.tidings.dev.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A setting of the kernel that a test changes, and what it was before.
 *
 * @param file below {@code /proc/sys}
 */
record KernelSetting(Path file, String before) {

  private static final int LONGEST = 256;

  static KernelSetting set(String name, String value) throws IOException {
    var file = Path.of("/proc/sys", name);
    var setting = new KernelSetting(file, read(file));
    Files.writeString(file, value);
    return setting;
  }

  /** In one piece, because the kernel answers a second read of the same file with its end. */
  private static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
    }
  }

  void putBack() throws IOException {
    Files.writeString(file, before);
  }
}
