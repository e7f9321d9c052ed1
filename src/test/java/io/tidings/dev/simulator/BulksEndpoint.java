package io.tidings.dev.simulator;

import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Looks at scheduled messages, moves, pauses and cancels them, under the id of their bulk. */
final class BulksEndpoint {
  private static final List<String> STATUSES =
      List.of("PENDING", "PAUSED", "PROCESSING", "CANCELED", "FINISHED", "FAILED");

  private final Bulks bulks;
  private final Clock clock;

  BulksEndpoint(Bulks bulks, Clock clock) {
    this.bulks = bulks;
    this.clock = clock;
  }

  Answer schedule(Call call) {
    var id = bulkId(call);
    return answer(id, schedule(bulks.find(id)));
  }

  Answer reschedule(Call call) {
    var id = bulkId(call);
    var bulk = bulks.find(id);
    var fields = Fields.of(call.json());
    fields.requiredText("sendAt");
    var sendAt = OptionRules.sendAt(fields, clock.instant());
    fields.violations().refuseIfAny();
    bulks.move(bulk, sendAt.orElseThrow());
    return answer(id, schedule(bulks.find(id)));
  }

  Answer status(Call call) {
    var id = bulkId(call);
    return answer(id, status(bulks.find(id)));
  }

  Answer changeStatus(Call call) {
    var id = bulkId(call);
    var bulk = bulks.find(id);
    var fields = Fields.of(call.json());
    var status = fields.requiredChoice("status", STATUSES);
    fields.violations().refuseIfAny();
    bulks.change(bulk, status);
    return answer(id, status(bulks.find(id)));
  }

  private static String bulkId(Call call) {
    var violations = new Violations();
    if (call.parameter("bulkId").isEmpty()) {
      violations.add("bulkId", "must not be null");
    }
    violations.refuseIfAny();
    return call.parameter("bulkId").orElseThrow();
  }

  private static Answer answer(String bulkId, JsonObjectBuilder of) {
    return Answer.json(200, JsonText.object().add("bulkId", bulkId).addAll(of).build());
  }

  private JsonObjectBuilder status(Bulks.Bulk bulk) {
    return JsonText.object().add("status", bulks.status(bulk).name());
  }

  private static JsonObjectBuilder schedule(Bulks.Bulk bulk) {
    Instant sendAt = bulk.sendAt();
    return JsonText.object().add("sendAt", InfobipDate.write(sendAt, ZoneOffset.UTC));
  }
}
