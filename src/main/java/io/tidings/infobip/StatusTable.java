package io.tidings.infobip;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Infobip's status ids and names (its page "Response status and error codes"). Used only to fill in
 * what a report leaves out: what a report says itself always wins, known here or not.
 */
final class StatusTable {

  static final Map<String, Integer> GROUPS =
      Map.of(
          "ACCEPTED", 0,
          "PENDING", 1,
          "UNDELIVERABLE", 2,
          "DELIVERED", 3,
          "EXPIRED", 4,
          "REJECTED", 5);

  static final Map<String, Integer> ERROR_GROUPS =
      Map.of("OK", 0, "HANDSET_ERRORS", 1, "USER_ERRORS", 2, "OPERATOR_ERRORS", 3);

  private record Entry(int groupId, String name) {}

  /** Without id 87, which Infobip has in two groups. */
  private static final Map<Integer, Entry> STATUSES =
      Map.ofEntries(
          entry(0, 0, "MESSAGE_ACCEPTED"),
          entry(1, 1, "PENDING_TIME_VIOLATION"),
          entry(3, 1, "PENDING_WAITING_DELIVERY"),
          entry(7, 1, "PENDING_ENROUTE"),
          entry(26, 1, "PENDING_ACCEPTED"),
          entry(4, 2, "UNDELIVERABLE_REJECTED_OPERATOR"),
          entry(9, 2, "UNDELIVERABLE_NOT_DELIVERED"),
          entry(31, 2, "UNDELIVERABLE_NOT_SENT"),
          entry(2, 3, "DELIVERED_TO_OPERATOR"),
          entry(5, 3, "DELIVERED_TO_HANDSET"),
          entry(15, 4, "EXPIRED_EXPIRED"),
          entry(22, 4, "EXPIRED_UNKNOWN"),
          entry(29, 4, "EXPIRED_DLR_UNKNOWN"),
          entry(6, 5, "REJECTED_NETWORK"),
          entry(8, 5, "REJECTED_PREFIX_MISSING"),
          entry(10, 5, "REJECTED_DND"),
          entry(11, 5, "REJECTED_SOURCE"),
          entry(12, 5, "REJECTED_NOT_ENOUGH_CREDITS"),
          entry(13, 5, "REJECTED_SENDER"),
          entry(14, 5, "REJECTED_DESTINATION_BLOCKLISTED"),
          entry(16, 5, "REJECTED_NOT_REACHABLE"),
          entry(17, 5, "REJECTED_PREPAID_PACKAGE_EXPIRED"),
          entry(18, 5, "REJECTED_DESTINATION_NOT_REGISTERED"),
          entry(19, 5, "REJECTED_ROUTE_NOT_AVAILABLE"),
          entry(20, 5, "REJECTED_FLOODING_FILTER"),
          entry(21, 5, "REJECTED_SYSTEM_ERROR"),
          entry(23, 5, "REJECTED_DUPLICATE_MESSAGE_ID"),
          entry(24, 5, "REJECTED_INVALID_UDH"),
          entry(25, 5, "REJECTED_MESSAGE_TOO_LONG"),
          entry(51, 5, "MISSING_TO"),
          entry(52, 5, "REJECTED_DESTINATION"),
          entry(100, 5, "UNDELIVERABLE_REJECTED_PLATFORM"));

  private StatusTable() {}

  private static Map.Entry<Integer, Entry> entry(int id, int groupId, String name) {
    return Map.entry(id, new Entry(groupId, name));
  }

  static @Nullable Integer groupOf(int id) {
    var entry = STATUSES.get(id);
    return entry == null ? null : entry.groupId();
  }

  static @Nullable Integer idOf(String name) {
    return STATUSES.entrySet().stream()
        .filter(status -> status.getValue().name().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  static @Nullable String nameOf(int id) {
    var entry = STATUSES.get(id);
    return entry == null ? null : entry.name();
  }
}
