package io.tidings.read.json;

import jakarta.json.JsonObjectBuilder;

/** Marks what a test key sent, which never left. */
public final class TestJson {

  private TestJson() {}

  public static void add(JsonObjectBuilder json, boolean isTest) {
    if (isTest) {
      json.add("test", true);
    }
  }
}
