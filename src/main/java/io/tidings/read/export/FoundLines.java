package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.json.JsonFactory;
import io.tidings.read.json.Links;
import io.tidings.read.search.FoundJson;
import io.tidings.read.search.FoundPage;
import jakarta.json.JsonObject;

/**
 * JSON objects, one a line, each message as a search shows it.
 *
 * @param links where each is found
 */
record FoundLines(Links links) implements Form {

  @Override
  public String mediaType() {
    return Lines.MEDIA_TYPE;
  }

  @Override
  public String ending() {
    return "ndjson";
  }

  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public String begin(JsonObject facts) {
    return other(facts);
  }

  @Override
  public String beforeHistory(FoundPage.Entry entry, Content content) {
    return JsonFactory.createObjectBuilder()
        .add("kind", "message")
        .addAll(JsonFactory.createObjectBuilder(FoundJson.of(entry, links, content)))
        .build()
        .toString();
  }

  @Override
  public String afterHistory() {
    return "\n";
  }

  @Override
  public String other(JsonObject line) {
    return line + "\n";
  }
}
