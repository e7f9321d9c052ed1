package io.tidings.access.admin;

import io.tidings.access.session.OwnSessions;
import io.tidings.json.JsonFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/** A session as its owner sees it. */
final class SessionJson {

  private SessionJson() {}

  /**
   * @param current the session in which it is asked for
   */
  static String of(List<OwnSessions.Entry> entries, Optional<String> current) {
    var list = JsonFactory.createArrayBuilder();
    entries.forEach(entry -> list.add(of(entry, current)));
    return JsonFactory.createObjectBuilder().add("sessions", list).build().toString();
  }

  private static JsonObjectBuilder of(OwnSessions.Entry entry, Optional<String> current) {
    return JsonFactory.createObjectBuilder()
        .add("id", entry.id())
        .add("begunAt", entry.begunAt().toString())
        .add("lastUsedAt", entry.lastUsedAt().toString())
        .add("expiresAt", entry.expiresAt().toString())
        .add("address", entry.from().address())
        .add("agent", entry.from().agent())
        .add("current", current.filter(entry.id()::equals).isPresent());
  }
}
