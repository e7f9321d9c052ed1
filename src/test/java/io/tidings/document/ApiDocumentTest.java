package io.tidings.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.problem.JsonBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {

  @Test
  void the_document_that_ships_is_told_as_json() {
    var json = JsonBody.object(ApiDocument.shipped().getBytes(StandardCharsets.UTF_8));

    assertThat(json.getString("openapi")).startsWith("3.");
    var send = json.getJsonObject("paths").getJsonObject("/api/messages").getJsonObject("post");
    assertThat(send.getJsonArray("tags").getString(0)).isEqualTo("messages");
    assertThat(send.getJsonObject("responses")).containsKeys("202", "400");
    assertThat(json.getJsonObject("components").getJsonObject("schemas")).isNotEmpty();
  }
}
