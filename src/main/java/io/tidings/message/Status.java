package io.tidings.message;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a message stands: one of ours, without a group, or Infobip's group and id. Infobip's names
 * change over time and new ids appear, so only group and id decide anything; the name is for
 * people.
 */
public record Status(String name, @Nullable Integer groupId, @Nullable Integer id) {

  public static final Status SCHEDULED = ours("SCHEDULED");
  public static final Status QUEUED = ours("QUEUED");
  public static final Status FAILED = ours("FAILED");
  public static final Status CANCELLED = ours("CANCELLED");
  public static final Status NO_REPORT = ours("NO_REPORT");

  private static final int UNDELIVERABLE = 2;
  private static final int DELIVERED = 3;
  private static final int EXPIRED = 4;
  private static final int REJECTED = 5;
  private static final int DELIVERED_TO_OPERATOR = 2;

  /** Our ids are unique, so whoever refuses one as a duplicate has had the message before. */
  private static final int DUPLICATE_MESSAGE_ID = 23;

  private static Status ours(String name) {
    return new Status(name, null, null);
  }

  /**
   * What Infobip calls its commonest codes: events are stored without these names. Events of any
   * age are read with them, so a line may be added, and never changed or taken away.
   */
  private static final Map<Code, String> USUAL_NAMES =
      Map.of(
          new Code(1, 7), "PENDING_ENROUTE",
          new Code(1, 26), "PENDING_ACCEPTED",
          new Code(UNDELIVERABLE, 9), "UNDELIVERABLE_NOT_DELIVERED",
          new Code(DELIVERED, DELIVERED_TO_OPERATOR), "DELIVERED_TO_OPERATOR",
          new Code(DELIVERED, 5), "DELIVERED_TO_HANDSET",
          new Code(EXPIRED, 15), "EXPIRED_EXPIRED");

  private record Code(int group, int id) {}

  static @Nullable String usualName(@Nullable Integer group, @Nullable Integer id) {
    return group == null || id == null ? null : USUAL_NAMES.get(new Code(group, id));
  }

  /** Compares as Infobip does, by group and id; ours by name. */
  public boolean sameAs(Status other) {
    boolean nameOnly = groupId == null && id == null;
    return nameOnly
        ? name.equals(other.name) && other.groupId == null && other.id == null
        : Objects.equals(groupId, other.groupId) && Objects.equals(id, other.id);
  }

  public Rank rank() {
    if (sameAs(SCHEDULED)) {
      return Rank.SCHEDULED;
    }
    if (sameAs(QUEUED)) {
      return Rank.QUEUED;
    }
    if (sameAs(FAILED) || sameAs(CANCELLED) || sameAs(NO_REPORT)) {
      return Rank.FINAL;
    }
    if (isGroup(DELIVERED) && id != null && id == DELIVERED_TO_OPERATOR) {
      return Rank.OPERATOR;
    }
    if (isGroup(REJECTED) && id != null && id == DUPLICATE_MESSAGE_ID) {
      return Rank.TAKEN;
    }
    return isGroup(DELIVERED) || isGroup(UNDELIVERABLE) || isGroup(EXPIRED) || isGroup(REJECTED)
        ? Rank.FINAL
        : Rank.TAKEN;
  }

  public boolean isFinal() {
    return rank() == Rank.FINAL;
  }

  public Outcome outcome() {
    return switch (rank()) {
      case SCHEDULED, QUEUED -> Outcome.PENDING;
      case TAKEN, OPERATOR -> Outcome.SENT;
      case FINAL -> end();
    };
  }

  private Outcome end() {
    if (isGroup(DELIVERED)) {
      return Outcome.DELIVERED;
    }
    return sameAs(CANCELLED) ? Outcome.CANCELLED : Outcome.FAILED;
  }

  private boolean isGroup(int group) {
    return groupId != null && groupId == group;
  }

  /** How far a message has come; a later rank wins over an earlier one. */
  public enum Rank {
    SCHEDULED,
    QUEUED,
    /** Infobip's ACCEPTED and PENDING, any group we do not know, and what it has had before. */
    TAKEN,
    /** Infobip's DELIVERED_TO_OPERATOR: in the group DELIVERED, yet not final. */
    OPERATOR,
    FINAL
  }
}
