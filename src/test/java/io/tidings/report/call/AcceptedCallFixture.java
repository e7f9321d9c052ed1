package io.tidings.report.call;

import io.tidings.infobip.InfobipMapper;
import io.tidings.message.Source;
import io.tidings.problem.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Webhook calls as they are after they were read. */
public final class AcceptedCallFixture {

  private AcceptedCallFixture() {}

  /**
   * @param results the entries, with commas between
   */
  public static AcceptedCall call(String results) {
    var body = "{\"results\":[%s]}".formatted(results).getBytes(StandardCharsets.UTF_8);
    return new AcceptedCall(
        Instant.parse("2026-11-23T13:00:00Z"),
        "192.0.2.1",
        "{}",
        body,
        InfobipMapper.reports(JsonBody.object(body), Source.REPORT));
  }

  static AcceptedCall replayed(AcceptedCall call, String caller) {
    return new AcceptedCall(
        call.receivedAt(),
        call.remote(),
        call.headers(),
        call.body(),
        call.parsed(),
        call.id(),
        caller);
  }

  /** An entry for one of our messages. */
  public static String delivered(int message) {
    return """
        {"messageId":"019ab0c1-7d00-7000-8000-%012d","status":{"groupId":3,"id":5}}
        """
        .formatted(message);
  }
}
