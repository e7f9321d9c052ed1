package io.tidings.dev.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is served, by method and path; what is known and not done says so by its name. */
final class Operations {
  private final Map<String, Endpoint> endpoints = new HashMap<>();

  Operations add(String operation, Endpoint endpoint) {
    endpoints.put(operation, endpoint);
    return this;
  }

  Operations addAll(Operations others) {
    endpoints.putAll(others.endpoints);
    return this;
  }

  Operations notDone(String operation) {
    return add(
        operation,
        call -> {
          throw Refusal.notDone(operation);
        });
  }

  Set<String> names() {
    return Set.copyOf(endpoints.keySet());
  }

  Endpoint find(Call call) {
    var endpoint = endpoints.getOrDefault(call.route(), endpoints.get(call.routeOfAnId()));
    if (endpoint == null) {
      throw new Refusal(Refusal.Kind.NOT_FOUND);
    }
    return endpoint;
  }
}
