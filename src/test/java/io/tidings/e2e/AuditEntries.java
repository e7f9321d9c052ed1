package io.tidings.e2e;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;

/** Entries of the audit as {@code /api/audit} gives them. */
record AuditEntries(ApiClient api) {

  /** The newest 200, newest first. */
  List<JsonObject> matching(String query) {
    return api.getJson("/api/audit?limit=200&" + query)
        .getJsonArray("entries")
        .getValuesAs(JsonObject.class);
  }

  /** Of a caller, oldest first. */
  List<JsonObject> of(String caller) {
    return matching("caller=" + caller).stream()
        .sorted(Comparator.comparing(entry -> entry.getJsonNumber("number").longValue()))
        .toList();
  }

  /** Of what a caller did to a target, oldest first. */
  List<JsonObject> of(String caller, String target) {
    return of(caller).stream()
        .filter(entry -> target.equals(entry.getString("target", "")))
        .toList();
  }

  /** What was done, how it ended, to what, and the problem if it was refused. */
  static String told(JsonObject entry) {
    return "%s %s %s%s"
        .formatted(
            entry.getString("action"),
            entry.getString("result"),
            entry.isNull("target") ? "-" : entry.getString("target"),
            entry.isNull("problem") ? "" : " " + entry.getString("problem"));
  }
}
