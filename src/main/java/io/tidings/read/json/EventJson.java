package io.tidings.read.json;

import io.tidings.content.Content;
import io.tidings.infobip.words.Explanation;
import io.tidings.json.JsonFactory;
import io.tidings.message.Attempt;
import io.tidings.message.Event;
import io.tidings.message.Source;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * Renders an event: {@code status}, {@code outcome} and {@code final} say where the message stands
 * after it, {@code provider}, {@code error} and {@code explanation} what was reported, or {@code
 * attempt} and {@code explanation} what was tried.
 */
public final class EventJson {

  private EventJson() {}

  /** As it was when it was logged: no report has come again by then. */
  public static JsonObject of(Event event) {
    return members(event, 0).build();
  }

  /**
   * As it is now.
   *
   * @param repeats how often its report came again
   * @param raw the report as it came, which streams leave out; nothing else has a number in it
   */
  public static JsonObject withRaw(
      Event event, int repeats, @Nullable String raw, Content content) {
    var json = members(event, repeats);
    if (raw != null) {
      json.add("raw", content.json(parsed(raw)));
    }
    return json.build();
  }

  private static JsonObjectBuilder members(Event event, int repeats) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("seq", event.place())
            .add("correlationId", event.correlationId().toString())
            .add("messageId", event.messageId().toString())
            .add("at", event.at().toString())
            .add("source", event.source().name());
    TestJson.add(json, event.source() == Source.TEST);
    json.add("verdict", event.verdict().name())
        .add("status", event.status())
        .add("outcome", event.outcome().word())
        .add("final", event.isFinal());
    event
        .attempt()
        .ifPresentOrElse(
            attempt -> addAttempt(json, attempt, event), () -> addReported(json, event));
    event.reason().ifPresent(reason -> json.add("reason", reason));
    return json.add("repeats", repeats);
  }

  private static void addAttempt(JsonObjectBuilder json, Attempt attempt, Event event) {
    json.add("attempt", attempt.word());
    ExplanationJson.add(json, AttemptWords.of(attempt, event.outcome()));
  }

  private static void addReported(JsonObjectBuilder json, Event event) {
    ProviderJson.addStatus(json, event.reported());
    ProviderJson.addError(json, event.error());
    ExplanationJson.add(json, Explanation.of(event.reported(), event.error(), event.price()));
    event.segments().ifPresent(segments -> json.add("segments", segments));
    event.price().ifPresent(p -> ProviderJson.addPrice(json, p, event.segments()));
    event.mccMnc().ifPresent(network -> json.add("mccMnc", network));
    event.doneAt().ifPresent(doneAt -> json.add("doneAt", doneAt.toString()));
    if (event.doneAtIsArrival()) {
      json.add("doneAtIsArrival", true);
    }
  }

  /** As JSON; as text should it ever be none. */
  private static JsonValue parsed(String raw) {
    try (var reader = JsonFactory.createReader(new StringReader(raw))) {
      return reader.readValue();
    } catch (RuntimeException unreadable) {
      return JsonFactory.createValue(raw);
    }
  }
}
