package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.read.search.FoundPage;
import jakarta.json.JsonObject;

/** JSON objects, one a line. */
record Lines() implements Form {

  static final String MEDIA_TYPE = "application/x-ndjson";

  @Override
  public String mediaType() {
    return MEDIA_TYPE;
  }

  @Override
  public String ending() {
    return "ndjson";
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public String begin(JsonObject facts) {
    return other(facts);
  }

  @Override
  public String beforeHistory(FoundPage.Entry entry, Content content) {
    var json = StoredJson.of(entry, content).toString();
    return json.substring(0, json.length() - 1) + ",\"history\":[";
  }

  @Override
  public String afterHistory() {
    return "]}\n";
  }

  @Override
  public String other(JsonObject line) {
    return line + "\n";
  }
}
