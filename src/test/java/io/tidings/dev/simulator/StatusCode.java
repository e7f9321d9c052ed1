package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Infobip's statuses, as far as the simulator uses them. */
enum StatusCode {
  PENDING_WAITING_DELIVERY(1, 3, "Message sent, waiting for delivery report"),
  PENDING_ENROUTE(1, 7, "Message sent to next instance"),
  PENDING_ACCEPTED(1, 26, "Message sent to next instance"),
  UNDELIVERABLE_NOT_DELIVERED(2, 9, "Message sent not delivered"),
  UNDELIVERABLE_NOT_SENT(2, 31, "Message not sent"),
  DELIVERED_TO_OPERATOR(3, 2, "Message delivered to operator"),
  DELIVERED_TO_HANDSET(3, 5, "Message delivered to handset"),
  /** Infobip does not have it: it stands for the statuses Infobip will add one day. */
  DELIVERED_BY_PIGEON(3, 9001, "Message delivered by pigeon"),
  EXPIRED_EXPIRED(4, 15, "Message expired"),
  REJECTED_PREFIX_MISSING(5, 8, "Number prefix missing"),
  REJECTED_NOT_ENOUGH_CREDITS(5, 12, "Not enough credits"),
  REJECTED_FLOODING_FILTER(5, 20, "Rejected flooding"),
  REJECTED_MESSAGE_TOO_LONG(5, 25, "Message too long"),
  MISSING_TO(5, 51, "Missing recipient"),
  REJECTED_DESTINATION(5, 52, "Invalid destination address");

  private static final String[] GROUPS = {
    "ACCEPTED", "PENDING", "UNDELIVERABLE", "DELIVERED", "EXPIRED", "REJECTED"
  };

  final int groupId;
  final int id;
  private final String description;

  StatusCode(int groupId, int id, String description) {
    this.groupId = groupId;
    this.id = id;
    this.description = description;
  }

  static boolean isGroup(String name) {
    return List.of(GROUPS).contains(name);
  }

  String groupName() {
    return GROUPS[groupId];
  }

  boolean isPending() {
    return groupId == 1;
  }

  boolean isCharged() {
    return groupId != 5 && this != UNDELIVERABLE_NOT_SENT;
  }

  JsonObjectBuilder toJson() {
    return JsonText.object()
        .add("groupId", groupId)
        .add("groupName", groupName())
        .add("id", id)
        .add("name", name())
        .add("description", description);
  }
}
