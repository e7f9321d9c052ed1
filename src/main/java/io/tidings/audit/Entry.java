package io.tidings.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A deed as it is stored. What its digest covers is the same here and in the database's function
 * {@code audit.covered}, and described in docs/security.md for whoever checks it elsewhere.
 *
 * @param details JSON, to the letter as the digest covers it
 */
public record Entry(
    long number,
    Instant at,
    @Nullable String key,
    @Nullable String caller,
    @Nullable String team,
    @Nullable String session,
    String action,
    @Nullable String target,
    @Nullable String from,
    @Nullable String problem,
    @Nullable String details,
    byte[] digest) {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** To the microsecond, as the digest covers it. */
  public String time() {
    return MICROSECONDS.format(at);
  }

  public String hexDigest() {
    return HexFormat.of().formatHex(digest);
  }

  /** Whether it is what it was when it was appended, and follows what had that digest. */
  boolean follows(byte[] before) {
    return Arrays.equals(digest, digestAfter(before));
  }

  private byte[] digestAfter(byte[] before) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(before);
      return sha256.digest(covered().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  private String covered() {
    return Stream.of(
            Long.toString(number),
            time(),
            key,
            caller,
            team,
            session,
            action,
            target,
            from,
            problem,
            details)
        .map(Optional::ofNullable)
        .map(value -> value.map(Entry::field).orElse("-,"))
        .collect(Collectors.joining());
  }

  private static String field(String value) {
    return value.getBytes(StandardCharsets.UTF_8).length + ":" + value + ",";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entry entry
        && entry.covered().equals(covered())
        && Arrays.equals(entry.digest, digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }
}
