package io.tidings.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.DeliveryReport;
import io.tidings.message.Source;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that once were right, with members lost or replaced by something else. */
class MutatedReportsTest {

  private static final List<JsonValue> REPLACEMENTS =
      array(
          """
          [null, true, false, 0, -1, 7, 1.5, 2147483648, 1E999999999, -1E-999999999, "", " ", "null",
           "true", "12", "-0", "NaN", "Infinity", "1E2147483647", "0x10", "\\u0000", "\\ud800",
           "DELIVERED", "ok", "019ab0c1-7d00-7000-8000-000000000009",
           "2026-11-23T13:00:04.123456789+0000", "+999999999-12-31T23:59:59.999999999-18:00",
           "-999999999-01-01T00:00:00+18:00", [], {}, [[]], {"id": {"id": 1}}, [null, 1, "x"]]
          """);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatever_a_body_looks_like_it_is_read_and_what_was_read_can_be_stored(long seed) {
    var random = new Random(seed);
    var body = array("[" + InfobipMapperTest.DELIVERED + "]").get(0).asJsonObject();
    var wrong = new ArrayList<JsonObject>();
    for (int round = 0; round < 1_000; round++) {
      JsonValue mutated = body;
      for (int mutation = 0; mutation <= random.nextInt(4); mutation++) {
        mutated = mutate(mutated, random);
      }
      if (mutated instanceof JsonObject object) {
        var parsed = InfobipMapper.reports(object, Source.REPORT);

        int entries = object.get("results") instanceof JsonArray results ? results.size() : 1;
        if (parsed.entries().size() != entries
            || !parsed.reports().stream().allMatch(MutatedReportsTest::canBeStored)) {
          wrong.add(object);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static boolean canBeStored(DeliveryReport report) {
    var doneAt = report.doneAt();
    var price = report.price();
    var segments = report.segments();
    return Stream.of(
                report.status().name(),
                report.error().name(),
                report.mccMnc(),
                report.bulkId(),
                report.raw(),
                price == null ? null : price.currency())
            .filter(Objects::nonNull)
            .noneMatch(text -> text.indexOf('\0') >= 0)
        && (segments == null || (segments >= 0 && segments <= Short.MAX_VALUE))
        && (price == null || price.amount().toPlainString().length() <= 100)
        && (doneAt == null || isTimeOfDatabase(doneAt));
  }

  private static boolean isTimeOfDatabase(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.MICROS))
        && time.isAfter(Instant.parse("0000-01-01T00:00:00Z"))
        && time.isBefore(Instant.parse("+10001-01-01T00:00:00Z"));
  }

  /** Goes down to a member somewhere in the tree and removes, replaces or doubles it. */
  private static JsonValue mutate(JsonValue value, Random random) {
    boolean deeper = random.nextInt(5) > 0;
    if (value instanceof JsonObject object && !object.isEmpty() && deeper) {
      var name = List.copyOf(object.keySet()).get(random.nextInt(object.size()));
      var changed = Json.createObjectBuilder(object);
      return random.nextInt(6) == 0
          ? changed.remove(name).build()
          : changed.add(name, mutate(object.getOrDefault(name, JsonValue.NULL), random)).build();
    }
    if (value instanceof JsonArray array && !array.isEmpty() && deeper) {
      var changed = Json.createArrayBuilder(array);
      int place = random.nextInt(array.size());
      return random.nextInt(6) == 0
          ? changed.add(array.get(place)).build()
          : changed.set(place, mutate(array.get(place), random)).build();
    }
    return REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size()));
  }

  private static JsonArray array(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readArray();
    }
  }
}
