package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;

/**
 * Infobip's errors, as far as the simulator uses them: why a message stands where its status says.
 */
enum ErrorCode {
  NO_ERROR(0, 0, "No Error", false),
  EC_UNKNOWN_SUBSCRIBER(1, 1, "Unknown Subscriber", true),
  EC_ABSENT_SUBSCRIBER(1, 27, "Absent Subscriber", false),
  EC_INVALID_DESTINATION_ADDRESS(2, 351, "Invalid destination address", false),
  EC_MESSAGE_CANCELED(2, 4100, "Message canceled", true),
  EC_VALIDITY_EXPIRED(2, 4101, "Validity period expired", true),
  EC_DESTINATION_FLOODING(2, 4103, "Destination flooding", true);

  private static final String[] GROUPS = {"OK", "HANDSET_ERRORS", "USER_ERRORS", "OPERATOR_ERRORS"};

  final int groupId;
  final int id;
  private final String description;
  private final boolean permanent;

  ErrorCode(int groupId, int id, String description, boolean permanent) {
    this.groupId = groupId;
    this.id = id;
    this.description = description;
    this.permanent = permanent;
  }

  JsonObjectBuilder toJson() {
    return JsonText.object()
        .add("groupId", groupId)
        .add("groupName", GROUPS[groupId])
        .add("id", id)
        .add("name", name())
        .add("description", description)
        .add("permanent", permanent);
  }
}
