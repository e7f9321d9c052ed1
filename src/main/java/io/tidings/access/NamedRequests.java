package io.tidings.access;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The send requests that a call names in its path and its query, as it wrote them. */
record NamedRequests(List<String> correlationIds) {

  private static final String NAME = "correlationId";

  static NamedRequests in(UriInfo uri) {
    return new NamedRequests(
        Stream.of(uri.getPathParameters(), uri.getQueryParameters())
            .flatMap(NamedRequests::values)
            .toList());
  }

  private static Stream<String> values(MultivaluedMap<String, String> parameters) {
    return Stream.ofNullable(parameters.get(NAME)).flatMap(Collection::stream);
  }

  /** Whether each of them is one of these; what is no id is none of them. */
  boolean areAmong(Set<UUID> allowed) {
    return correlationIds.stream().allMatch(text -> isOneOf(allowed, text));
  }

  private static boolean isOneOf(Set<UUID> allowed, String text) {
    try {
      return allowed.contains(UUID.fromString(text));
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }
}
