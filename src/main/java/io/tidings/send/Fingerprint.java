package io.tidings.send;

import io.tidings.access.Digest;
import io.tidings.message.Recipient;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether two bodies ask for the same, however they are written. */
final class Fingerprint {

  /** In no sender, text or number: the reader of bodies refuses it. */
  private static final String SEPARATOR = "\0";

  private Fingerprint() {}

  /** SHA-256 over sender, text and recipients in their order, as they were read. */
  static byte[] of(NewSendRequest asked) {
    return Digest.sha256(
        Stream.concat(
                Stream.of(Objects.requireNonNullElse(asked.sender(), ""), asked.text()),
                asked.recipients().stream().map(Recipient::number))
            .collect(Collectors.joining(SEPARATOR)));
  }
}
