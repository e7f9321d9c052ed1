package io.tidings.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a secret from the file it was given in, as container platforms hand secrets over. */
final class SecretFile {

  private static final int MOST_BYTES = 65_536;

  /** Its message completes the sentence "key.file names a file that ...". */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableException(String why) {
      super(why);
    }
  }

  private SecretFile() {}

  /** What stands in it, without the blanks around it and the end of the line. */
  static String read(String path) throws UnusableException {
    var secret = text(bytes(path)).trim();
    if (secret.isEmpty()) {
      throw new UnusableException("is empty");
    }
    if (secret.lines().count() > 1) {
      throw new UnusableException("has more than one line");
    }
    return secret;
  }

  private static byte[] bytes(String path) throws UnusableException {
    try {
      var file = Path.of(path);
      if (!Files.isRegularFile(file)) {
        throw new UnusableException(Files.exists(file) ? "is no plain file" : "does not exist");
      }
      try (var content = Files.newInputStream(file)) {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new UnusableException("has more than 64 kB");
        }
        return bytes;
      }
    } catch (IOException | InvalidPathException failed) {
      throw new UnusableException("cannot be read by this process");
    }
  }

  private static String text(byte[] bytes) throws UnusableException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException another) {
      throw new UnusableException("is not in UTF-8");
    }
  }
}
