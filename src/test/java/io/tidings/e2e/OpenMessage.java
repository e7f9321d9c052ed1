package io.tidings.e2e;

import java.time.OffsetDateTime;

/**
 * A message the simulator leaves on its way for ever, so that a test alone says what becomes of it.
 */
record OpenMessage(ApiClient api, String correlationId, String id) {

  private static final OffsetDateTime START = OffsetDateTime.parse("2030-01-01T00:00:00.000Z");

  /**
   * @param recipient ends in 15
   */
  static OpenMessage sent(ApiClient api, String recipient) {
    return sent(api, "Open", recipient);
  }

  static OpenMessage sent(ApiClient api, String text, String recipient) {
    var accepted = api.send(text, recipient);
    var correlationId = accepted.getString("correlationId");
    Eventually.get(
        "the simulator to have said all",
        () -> api.read(correlationId),
        json -> json.getJsonArray("messages").getJsonObject(0).toString().contains("ENROUTE"));
    var id = accepted.getJsonArray("messages").getJsonObject(0).getString("id");
    return new OpenMessage(api, correlationId, id);
  }

  /** One more event: the message is on its way, later than the last time. */
  void enRoute(int second) {
    report(1, 7, "PENDING_ENROUTE", second);
  }

  void delivered(int second) {
    report(3, 5, "DELIVERED_TO_HANDSET", second);
  }

  private void report(int group, int status, String name, int second) {
    var response =
        api.report(
            """
            {"results":[{"messageId":"%s","doneAt":"%s",
             "status":{"groupId":%d,"id":%d,"name":"%s"}}]}
            """
                .formatted(id, START.plusSeconds(second), group, status, name));
    if (response.statusCode() != 200) {
      throw new AssertionError("not stored: " + response.statusCode() + " " + response.body());
    }
  }

  long logPosition() {
    return api.read(correlationId).getJsonNumber("logPosition").longValue();
  }
}
