package io.tidings.access.key;

import io.tidings.audit.Who;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * What a key lets its holder do, and in whose name.
 *
 * @param id names the key without being a secret
 * @param hash SHA-256 of the key's text, or half of that of a subject
 * @param test whether nothing leaves that is sent with it
 */
public record AccessKey(
    String id,
    Caller caller,
    Set<Scope> scopes,
    Optional<Instant> expiresAt,
    byte[] hash,
    boolean test) {

  private static final String SUBJECT = "sso-";
  private static final int BYTES_OF_SUBJECT = 16;

  /** The key of a caller in the configuration. Keys that are made here have no dash in their id. */
  static AccessKey configured(String caller, Set<Scope> scopes, byte[] hash) {
    return new AccessKey(
        "configured-" + caller,
        Caller.ofDefaultTeam(caller),
        scopes,
        Optional.empty(),
        hash,
        false);
  }

  /**
   * Of somebody whom a provider of single sign-on knows, the same with each sign-in. It stands for
   * as long as the session that it was given to, and nobody comes in with it but by that.
   */
  public static AccessKey ofSubject(
      String issuer, String subject, Caller caller, Set<Scope> scopes) {
    byte[] who = Arrays.copyOf(Digest.sha256(issuer + "\n" + subject), BYTES_OF_SUBJECT);
    return ofSubject(who, caller, scopes);
  }

  /** The same, when it is known by its hash. */
  public static AccessKey ofSubject(byte[] hash, Caller caller, Set<Scope> scopes) {
    return new AccessKey(
        SUBJECT + HexFormat.of().formatHex(hash), caller, scopes, Optional.empty(), hash, false);
  }

  /** The hash of such a right by its id; empty for ids of keys. */
  public static Optional<byte[]> hashOfSubject(String id) {
    return id.matches(SUBJECT + "[0-9a-f]{" + 2 * BYTES_OF_SUBJECT + "}")
        ? Optional.of(HexFormat.of().parseHex(id.substring(SUBJECT.length())))
        : Optional.empty();
  }

  public boolean isOfSubject() {
    return isOfSubject(id);
  }

  static boolean isOfSubject(String id) {
    return id.startsWith(SUBJECT);
  }

  /** Whatever is stored: what operators see is of all teams, so it takes the team default. */
  public boolean may(Scope scope) {
    return scopes.contains(scope) && (scope != Scope.OPERATE || caller.isOfDefaultTeam());
  }

  /**
   * Its holder, for the record of what is done with it.
   *
   * @param session the one that stands for it
   * @param from the address
   */
  public Who who(Optional<String> session, String from) {
    return new Who(id, caller.name(), caller.team(), session, from);
  }

  boolean hasExpired(Instant now) {
    return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
  }

  /** Compares in constant time, so that the time taken tells nothing. */
  boolean isOf(byte[] otherHash) {
    return MessageDigest.isEqual(hash, otherHash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessKey key && key.id.equals(id) && key.isOf(hash);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id + " of " + caller.getName();
  }
}
