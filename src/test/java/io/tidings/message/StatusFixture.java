package io.tidings.message;

import static io.tidings.message.StatusFixture.Stage.FINAL;
import static io.tidings.message.StatusFixture.Stage.NO_REPORT;
import static io.tidings.message.StatusFixture.Stage.OPERATOR;
import static io.tidings.message.StatusFixture.Stage.QUEUED;
import static io.tidings.message.StatusFixture.Stage.SCHEDULED;
import static io.tidings.message.StatusFixture.Stage.TAKEN;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every status a message can have: ours, those Infobip documents, and some nobody knows. */
public final class StatusFixture {

  /** How far a status is, written down by hand and not asked of the code under test. */
  public enum Stage {
    SCHEDULED,
    QUEUED,
    TAKEN,
    OPERATOR,
    FINAL,
    NO_REPORT
  }

  public record Placed(Status status, Stage stage, Outcome outcome) {}

  public static final List<Placed> ALL =
      List.of(
          new Placed(Status.SCHEDULED, SCHEDULED, Outcome.PENDING),
          new Placed(Status.QUEUED, QUEUED, Outcome.PENDING),
          failed(Status.FAILED),
          new Placed(Status.CANCELLED, FINAL, Outcome.CANCELLED),
          new Placed(Status.NO_REPORT, NO_REPORT, Outcome.FAILED),
          taken("MESSAGE_ACCEPTED", 0, 0),
          taken("PENDING_TIME_VIOLATION", 1, 1),
          taken("PENDING_WAITING_DELIVERY", 1, 3),
          taken("PENDING_ENROUTE", 1, 7),
          taken("PENDING_ACCEPTED", 1, 26),
          failed("UNDELIVERABLE_REJECTED_OPERATOR", 2, 4),
          failed("UNDELIVERABLE_NOT_DELIVERED", 2, 9),
          failed("UNDELIVERABLE_NOT_SENT", 2, 31),
          failed("NO_ANSWER", 2, 96),
          failed("BUSY", 2, 97),
          failed("CANCELLED", 2, 98),
          new Placed(infobip("DELIVERED_TO_OPERATOR", 3, 2), OPERATOR, Outcome.SENT),
          delivered("DELIVERED_TO_HANDSET", 3, 5),
          failed("EXPIRED_EXPIRED", 4, 15),
          failed("EXPIRED_UNKNOWN", 4, 22),
          failed("EXPIRED_DLR_UNKNOWN", 4, 29),
          failed("SIGNALS_BLOCKED", 4, 87),
          failed("SIGNALS_BLOCKED", 5, 87),
          failed("REJECTED_NETWORK", 5, 6),
          failed("REJECTED_PREFIX_MISSING", 5, 8),
          failed("REJECTED_DND", 5, 10),
          failed("REJECTED_SOURCE", 5, 11),
          failed("REJECTED_NOT_ENOUGH_CREDITS", 5, 12),
          failed("REJECTED_SENDER", 5, 13),
          failed("REJECTED_DESTINATION_BLOCKLISTED", 5, 14),
          failed("REJECTED_NOT_REACHABLE", 5, 16),
          failed("REJECTED_PREPAID_PACKAGE_EXPIRED", 5, 17),
          failed("REJECTED_DESTINATION_NOT_REGISTERED", 5, 18),
          failed("REJECTED_ROUTE_NOT_AVAILABLE", 5, 19),
          failed("REJECTED_FLOODING_FILTER", 5, 20),
          failed("REJECTED_SYSTEM_ERROR", 5, 21),
          taken("REJECTED_DUPLICATE_MESSAGE_ID", 5, 23),
          failed("REJECTED_INVALID_UDH", 5, 24),
          failed("REJECTED_MESSAGE_TOO_LONG", 5, 25),
          failed("MISSING_TO", 5, 51),
          failed("REJECTED_DESTINATION", 5, 52),
          failed("REJECTED", 5, 99),
          failed("UNDELIVERABLE_REJECTED_PLATFORM", 5, 100),
          // ids that are new to us, and known ids in a group where they mean something else
          taken("NEW", 0, 7001),
          taken("NEW", 1, 7001),
          taken("NEW", 1, 2),
          failed("NEW", 2, 7001),
          failed("NEW", 2, 2),
          delivered("NEW", 3, 7001),
          failed("NEW", 4, 7001),
          failed("NEW", 5, 7001),
          taken("NEW", 9, 7001),
          taken("NEW", 9, 5),
          taken("NEW", 9, null),
          // a group without an id, an id without a group, neither
          taken("PENDING", 1, null),
          delivered("DELIVERED", 3, null),
          failed("REJECTED", 5, null),
          taken("NEW", null, 7001),
          taken("DELIVERED_TO_HANDSET", null, 5),
          taken("UNKNOWN", null, null));

  private StatusFixture() {}

  private static Status infobip(String name, @Nullable Integer groupId, @Nullable Integer id) {
    return new Status(name, groupId, id);
  }

  private static Placed taken(String name, @Nullable Integer groupId, @Nullable Integer id) {
    return new Placed(infobip(name, groupId, id), TAKEN, Outcome.SENT);
  }

  private static Placed delivered(String name, @Nullable Integer groupId, @Nullable Integer id) {
    return new Placed(infobip(name, groupId, id), FINAL, Outcome.DELIVERED);
  }

  private static Placed failed(String name, @Nullable Integer groupId, @Nullable Integer id) {
    return failed(infobip(name, groupId, id));
  }

  private static Placed failed(Status status) {
    return new Placed(status, FINAL, Outcome.FAILED);
  }
}
