package io.tidings.report.look;

import io.tidings.content.Content;
import io.tidings.infobip.InfobipMapper;
import io.tidings.infobip.ParsedReports;
import io.tidings.json.JsonFactory;
import io.tidings.message.Source;
import io.tidings.message.Verdict;
import io.tidings.problem.JsonBody;
import io.tidings.problem.ProblemException;
import io.tidings.report.call.CallSummary;
import io.tidings.report.call.WebhookCall;
import io.tidings.report.trust.HiddenSecrets;
import io.tidings.report.trust.MaskedHeaders;
import io.tidings.report.unmatched.UnmatchedReport;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renders webhook calls: in a list, and one with its headers, its body and what became of it. */
final class CallJson {

  private CallJson() {}

  /**
   * What else is known of the reports in a call.
   *
   * @param content how numbers and texts are shown
   * @param secrets that must not be shown
   * @param messages they are about, by message id
   * @param unmatched those that waited for their message, by their place in the call
   */
  record Context(
      Content content,
      HiddenSecrets secrets,
      Map<UUID, About> messages,
      Map<Integer, UnmatchedReport> unmatched) {}

  /** What a call tells of a message: of which send request it is, and to whom. */
  record About(UUID correlationId, String recipient) {

    @Override
    public String toString() {
      return "a message of " + correlationId;
    }
  }

  /**
   * @param firsts the first message of each call of a list, by message id
   */
  static JsonObject of(CallSummary call, Map<UUID, About> firsts, Content content) {
    return members(call, firsts, content).build();
  }

  static JsonObject of(WebhookCall call, Context context) {
    var headers = MaskedHeaders.shown(object(call.headers()), context.secrets());
    var json =
        members(call.summary(), context.messages(), context.content())
            .add("headers", HiddenHeaders.in(headers, context.content()));
    addBody(json, call.body(), context.content());
    var results = JsonFactory.createArrayBuilder();
    var entries = entries(call.body());
    var verdicts = call.summary().verdicts();
    for (int place = 0; place < verdicts.length() && place < entries.size(); place++) {
      results.add(result(place, Verdict.of(verdicts.charAt(place)), entries.get(place), context));
    }
    return json.add("results", results).build();
  }

  private static JsonObjectBuilder members(
      CallSummary call, Map<UUID, About> messages, Content content) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("id", call.id().toString())
            .add("receivedAt", call.receivedAt().toString())
            .add("accepted", call.accepted());
    if (call.reason() != null) {
      json.add("reason", call.reason());
    }
    json.add("remote", call.remote())
        .add("bytes", call.bytes())
        .add("truncated", call.truncated())
        .add("verdicts", counts(call.verdicts()))
        .add("outcomes", outcomes(call))
        .add("messages", call.messages());
    call.first()
        .ifPresent(id -> addFirst(json, id, Optional.ofNullable(messages.get(id)), content));
    call.replayed().ifPresent(original -> json.add("replayOf", original.toString()));
    if (call.replayedBy() != null) {
      json.add("replayedBy", call.replayedBy());
    }
    return json;
  }

  private static void addFirst(
      JsonObjectBuilder json, UUID id, Optional<About> about, Content content) {
    about.ifPresent(
        message ->
            json.add(
                "firstMessage",
                JsonFactory.createObjectBuilder()
                    .add("messageId", id.toString())
                    .add("correlationId", message.correlationId().toString())
                    .add("to", content.number(message.recipient()))));
  }

  private static JsonObject outcomes(CallSummary call) {
    var json = JsonFactory.createObjectBuilder();
    call.outcomeCounts().forEach((outcome, count) -> json.add(outcome.word(), count));
    return json.build();
  }

  private static JsonObject counts(String letters) {
    var counts = new EnumMap<Verdict, Integer>(Verdict.class);
    letters.chars().forEach(letter -> counts.merge(Verdict.of((char) letter), 1, Integer::sum));
    var json = JsonFactory.createObjectBuilder();
    counts.forEach((verdict, count) -> json.add(verdict.name().toLowerCase(Locale.ROOT), count));
    return json.build();
  }

  /** As text where it is text, else as it is. */
  private static void addBody(JsonObjectBuilder json, byte[] body, Content content) {
    if (content.isHidden()) {
      addHidden(json, body);
      return;
    }
    try {
      json.add(
          "body", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException noText) {
      json.add("bodyBase64", Base64.getEncoder().encodeToString(body));
    }
  }

  /** Of what is no JSON nobody knows where a number or a text begins. */
  private static void addHidden(JsonObjectBuilder json, byte[] body) {
    json.add("bodyHidden", true);
    try {
      json.add("body", Content.HIDDEN.json(JsonBody.object(body)).toString());
    } catch (ProblemException noJson) {
      // then it is left out
    }
  }

  /** None when the body was no JSON. */
  static List<ParsedReports.Entry> entries(byte[] body) {
    try {
      return InfobipMapper.reports(JsonBody.object(body), Source.REPORT).entries();
    } catch (ProblemException noJson) {
      return List.of();
    }
  }

  private static JsonObject result(
      int place, Verdict verdict, ParsedReports.Entry entry, Context context) {
    var json = JsonFactory.createObjectBuilder().add("entry", place).add("verdict", verdict.name());
    var raw = entry.raw();
    if (verdict == Verdict.INBOUND) {
      json.add("explanation", "Inbound message, not handled yet.");
    }
    if (raw != null && object(raw).containsKey("messageId")) {
      json.add("messageId", context.content().words(InfobipMapper.origin(raw).messageId()));
    }
    if (raw != null) {
      json.add("report", context.content().json(object(raw)));
    }
    var waited = context.unmatched().get(place);
    var messageId = waited == null ? idOf(entry) : waited.matchedMessage().orElse(null);
    if (waited != null && messageId == null) {
      json.add("unmatchedReportId", waited.id().toString());
    }
    if (waited != null && messageId != null) {
      json.add("matchedMessageId", messageId.toString());
      waited
          .assignedBy()
          .ifPresent(
              caller ->
                  json.add("assignedBy", caller).add("assignedReportId", waited.id().toString()));
    }
    var message = messageId == null ? null : context.messages().get(messageId);
    if (message != null) {
      json.add("correlationId", message.correlationId().toString());
    }
    return json.build();
  }

  static @Nullable UUID idOf(ParsedReports.Entry entry) {
    return entry instanceof ParsedReports.Ours ours ? ours.report().messageId() : null;
  }

  private static JsonObject object(String text) {
    try (var reader = JsonFactory.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
