package io.tidings.read.json;

import io.tidings.json.JsonFactory;
import io.tidings.message.Price;
import io.tidings.message.ProviderError;
import io.tidings.message.Status;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders what Infobip said: status, error and price, leaving out what it did not say. */
final class ProviderJson {

  private static final List<String> STATUS_GROUPS =
      List.of("ACCEPTED", "PENDING", "UNDELIVERABLE", "DELIVERED", "EXPIRED", "REJECTED");
  private static final List<String> ERROR_GROUPS =
      List.of("OK", "HANDSET_ERRORS", "USER_ERRORS", "OPERATOR_ERRORS");

  private ProviderJson() {}

  static void addStatus(JsonObjectBuilder json, Status status) {
    if (status.groupId() != null || status.id() != null) {
      json.add("provider", code(STATUS_GROUPS, status.groupId(), status.id(), status.name()));
    }
  }

  static void addError(JsonObjectBuilder json, ProviderError error) {
    if (error.id() == null && error.groupId() == null) {
      return;
    }
    var object =
        JsonFactory.createObjectBuilder(
            code(ERROR_GROUPS, error.groupId(), error.id(), error.name()));
    if (error.permanent() != null) {
      object.add("permanent", error.permanent());
    }
    json.add("error", object);
  }

  /** Also what all segments cost, as far as their number is known. */
  static void addPrice(JsonObjectBuilder json, Price price, Optional<Integer> segments) {
    json.add("price", amount(price));
    segments.filter(count -> count > 0).ifPresent(n -> json.add("cost", amount(price.times(n))));
  }

  private static JsonObjectBuilder amount(Price price) {
    var object = JsonFactory.createObjectBuilder().add("amount", price.amount());
    return price.currency() == null ? object : object.add("currency", price.currency());
  }

  private static JsonObject code(
      List<String> groups, @Nullable Integer groupId, @Nullable Integer id, @Nullable String name) {
    var object = JsonFactory.createObjectBuilder();
    if (groupId != null) {
      object.add("groupId", groupId);
      if (groupId >= 0 && groupId < groups.size()) {
        object.add("groupName", groups.get(groupId));
      }
    }
    if (id != null) {
      object.add("id", id);
    }
    if (name != null) {
      object.add("name", name);
    }
    return object.build();
  }
}
