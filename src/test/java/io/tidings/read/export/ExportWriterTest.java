package io.tidings.read.export;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.content.Content;
import io.tidings.message.MessageId;
import io.tidings.message.record.MessageRepository;
import io.tidings.read.HistoriesFixture;
import io.tidings.read.json.JsonFixture;
import io.tidings.read.json.Links;
import io.tidings.read.search.MessageSearch;
import io.tidings.read.search.SearchBody;
import io.tidings.read.stray.StraySearch;
import io.tidings.read.stray.Strays;
import io.tidings.server.AnswerReader;
import io.tidings.server.FakeConnection;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an export has in it, with real rows behind it. */
class ExportWriterTest {

  private static final UUID FIRST = MessageId.first(Instant.parse("2020-01-01T00:00:00Z"));
  private static final UUID BEFORE = MessageId.first(Instant.parse("2100-01-01T00:00:00Z"));

  private final EntityManager entities = DatabaseFixture.running().open();
  private final ExportFixture stored = new ExportFixture(entities);
  private final ExportPages pages =
      inject(
          new ExportPages(),
          inject(new MessageSearch(), entities, inject(new MessageRepository(), entities)),
          HistoriesFixture.histories(entities),
          entities);
  private final Strays strays = inject(new Strays(), entities);
  private final ExportWriter writer = inject(new ExportWriter(), pages, strays, Clock.systemUTC());
  private final AnswerReader reader = AnswerReader.of(new FakeConnection().ofUndertow("HTTP/1.1"));

  @AfterEach
  void close() {
    entities.close();
  }

  @Test
  void a_message_is_told_with_what_was_asked_and_its_whole_history() throws Exception {
    var request = stored.request(3);
    stored.events(request, 2, 60);

    var lines = lines(export(request));

    assertThat(lines.get(0).getString("kind")).isEqualTo("export");
    assertThat(lines.get(0).getJsonObject("asked").getString("correlationId"))
        .isEqualTo(request.toString());
    assertThat(lines).hasSize(5);
    for (var line : lines.subList(1, 4)) {
      assertThat(line.getString("kind")).isEqualTo("message");
      assertThat(line.getJsonObject("sendRequest").getString("correlationId"))
          .isEqualTo(request.toString());
      assertThat(line.getJsonObject("sendRequest").getString("text")).isEqualTo("Exported");
      assertThat(line.getJsonObject("sendRequest").getString("caller")).isEqualTo("shop");
      var message = line.getJsonObject("message");
      assertThat(message.getString("to")).isEqualTo("+385911111101");
      var history = line.getJsonArray("history").getValuesAs(JsonObject.class);
      assertThat(history)
          .hasSize(2)
          .allMatch(event -> event.getString("messageId").equals(message.getString("id")))
          .allMatch(event -> event.getString("raw").length() == 58);
    }
    var end = lines.get(4);
    assertThat(end.getString("kind")).isEqualTo("end");
    assertThat(end.getInt("messages")).isEqualTo(3);
  }

  @Test
  void a_report_is_told_as_it_came_for_as_long_as_its_call_is_kept() throws Exception {
    var request = stored.request(3);
    var call = stored.call("{\"results\":[{\"n\":0},{\"n\":1},{\"n\":2}]}");
    stored.reports(request, call);
    var gone = stored.request(1);
    stored.reports(gone, UUID.randomUUID());

    var history =
        messages(export(request)).stream()
            .map(line -> line.getJsonArray("history").getJsonObject(0))
            .toList();

    assertThat(history)
        .extracting(event -> event.getJsonObject("raw").getInt("n"))
        .containsExactlyInAnyOrder(0, 1, 2);
    assertThat(messages(export(gone)).get(0).getJsonArray("history").getJsonObject(0))
        .doesNotContainKey("raw");
  }

  @Test
  void no_event_is_lost_where_a_page_has_more_than_it_reads() throws Exception {
    var request = stored.request(40);
    stored.events(request, 300, 60);

    complete(export(request), 40, 300);
  }

  @Test
  void a_history_that_is_longer_than_a_page_comes_whole() throws Exception {
    var request = stored.request(2);
    stored.events(request, 7_000, 60);

    complete(export(request), 2, 7_000);
  }

  @Test
  void reports_that_are_larger_than_a_page_come_whole() throws Exception {
    var request = stored.request(6);
    stored.events(request, 3, 1_000_000);
    complete(export(request), 6, 3);

    var inCalls = stored.request(6);
    var large = "x".repeat(1_500_000);
    stored.reports(
        inCalls,
        stored.call(
            "{\"results\":[" + "\"%s\",".formatted(large).repeat(5) + "\"" + large + "\"]}"));
    complete(export(inCalls), 6, 1);
    assertThat(messages(export(inCalls)))
        .allMatch(
            line -> line.getJsonArray("history").getJsonObject(0).getString("raw").equals(large));
  }

  private void complete(String exported, int messages, int each) {
    var lines = messages(exported);
    assertThat(lines).hasSize(messages);
    for (var line : lines) {
      var seqs =
          line.getJsonArray("history").getValuesAs(JsonObject.class).stream()
              .map(event -> event.getJsonNumber("seq").longValue())
              .toList();
      assertThat(seqs).hasSize(each).doesNotHaveDuplicates().isSorted();
    }
  }

  @Test
  void many_messages_are_told_each_once_and_none_of_them_is_kept() throws Exception {
    var request = stored.request(10_000);
    stored.events(request, 2, 300);
    var sizes = new ArrayList<Integer>();
    var count = new CountingOutput(sizes);

    inTransaction(
        entities,
        () -> {
          write(body(request), Optional.empty(), new Lines(), count);
          return true;
        });

    assertThat(count.lines).isEqualTo(10_002);
    assertThat(sizes).allMatch(size -> size <= 64 << 10).hasSizeGreaterThan(100);
    assertThat(entities.unwrap(Session.class).getStatistics().getEntityCount()).isZero();
  }

  @Test
  void an_export_goes_on_after_the_last_message_that_came() throws Exception {
    var request = stored.request(5);
    var all = ids(export(request));

    var rest =
        inTransaction(
            entities,
            () ->
                write(
                    "{\"correlationId\":\"%s\",\"cursor\":\"%s\"}".formatted(request, all.get(1)),
                    Optional.empty(),
                    new Lines()));

    assertThat(all).hasSize(5);
    assertThat(ids(rest)).isEqualTo(all.subList(2, 5));
  }

  @Test
  void nothing_more_is_read_for_a_reader_that_has_gone_and_no_end_is_told() throws Exception {
    var request = stored.request(2_000);
    var out = new ByteArrayOutputStream();
    var leaving =
        new OutputStream() {
          @Override
          public void write(int one) {
            throw new AssertionError("pieces only");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            out.write(bytes, offset, length);
            reader.left();
          }
        };

    inTransaction(
        entities,
        () -> {
          write(body(request), Optional.empty(), new Lines(), leaving);
          return true;
        });

    assertThat(out.size()).isBetween(60_000, 64 << 10);
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\"kind\":\"end\"");
  }

  @Test
  void what_cannot_go_on_is_cut_off() throws Exception {
    var request = stored.request(600);
    var first = inTransaction(entities, () -> writer.first(asked(body(request))));
    entities.close();
    var out = new ByteArrayOutputStream();

    writer.write(asked(body(request)), first, begun(), out);

    assertThat(reader.isGone()).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\"kind\":\"end\"");
  }

  @Test
  void a_table_has_a_row_for_each_message() throws Exception {
    var request = stored.request(2);
    stored.events(request, 1, 60);

    var csv = inTransaction(entities, () -> write(body(request), Optional.empty(), new Table("")));

    var rows = csv.split("\r\n", -1);
    assertThat(rows).hasSize(4);
    assertThat(rows[0]).startsWith("correlationId,messageId");
    assertThat(rows[1]).startsWith(request + ",").contains(",+385911111101,").endsWith(",Exported");
    assertThat(rows[3]).isEmpty();
  }

  @Test
  void what_belongs_to_no_message_is_told_of_this_number_only() throws Exception {
    var number = "+38591" + stored.random(8);
    var digits = number.substring(1);
    stored.unmatched(digits);
    stored.unmatched(number);
    stored.unmatched(digits + "1");
    stored.refused("{\"results\":[{\"to\":\"%s\"},{\"to\":\"385911\"}]}".formatted(digits));
    stored.refused("not JSON, about " + digits);
    stored.refused("not JSON, about " + digits + "1");
    stored.inbound(
        "{\"results\":[{\"to\":\"1\",\"from\":\"%1$s\"},{\"to\":\"%1$s\"}]}".formatted(digits));
    stored.call("{\"results\":[{\"to\":\"%s\"}]}".formatted(digits));

    var lines =
        lines(
            inTransaction(
                entities,
                () ->
                    write(
                        "{\"recipient\":\"+385911111199\"}",
                        Optional.of(new StraySearch(number, FIRST, BEFORE, Content.SHOWN)),
                        new Lines())));

    assertThat(lines)
        .extracting(line -> line.getString("kind"))
        .containsExactly(
            "export",
            "unmatchedReport",
            "unmatchedReport",
            "webhookCall",
            "webhookCall",
            "webhookCall",
            "end");
    assertThat(lines.subList(3, 6))
        .extracting(line -> line.containsKey("body") ? line.getString("body") : entries(line))
        .containsExactlyInAnyOrder(
            "not JSON, about " + digits,
            "[{\"entry\":0,\"result\":{\"to\":\"%s\"}}]".formatted(digits),
            "[{\"entry\":0,\"result\":{\"to\":\"1\",\"from\":\"%s\"}}]".formatted(digits));
    assertThat(lines.get(6).getInt("unmatchedReports")).isEqualTo(2);
    assertThat(lines.get(6).getInt("webhookCalls")).isEqualTo(3);
  }

  @Test
  void whoever_is_shown_no_numbers_and_texts_gets_all_the_rest() throws Exception {
    var number = "+38591" + stored.random(8);
    var digits = number.substring(1);
    stored.unmatched(digits);
    stored.refused("{\"results\":[{\"to\":\"%s\",\"text\":\"Exported\"}]}".formatted(digits));
    stored.refused("not JSON, about " + digits);
    var request = stored.request(1);
    var search = new StraySearch(number, FIRST, BEFORE, Content.HIDDEN);

    var lines =
        inTransaction(entities, () -> write(body(request), Optional.of(search), new Lines()));
    var csv =
        inTransaction(entities, () -> write(body(request), Optional.of(search), new Table("")));

    assertThat(lines)
        .doesNotContain(digits, "385911111101", "Exported")
        .contains("\"to\":\"…101\"", "\"textHidden\":true", "\"bodyHidden\":true");
    assertThat(lines(lines)).hasSize(6);
    assertThat(csv).doesNotContain("385911111101", "Exported").contains(",…101,");
  }

  private static String entries(JsonObject line) {
    return line.getJsonArray("entries").toString();
  }

  private static List<String> ids(String exported) {
    return messages(exported).stream()
        .map(line -> line.getJsonObject("message").getString("id"))
        .toList();
  }

  @Test
  void what_a_search_finds_is_told_as_the_search_tells_it_without_a_history() throws Exception {
    var request = stored.request(3);
    stored.events(request, 2, 60);

    var lines =
        lines(
            inTransaction(
                entities,
                () ->
                    write(body(request), Optional.empty(), new FoundLines(new Links("/t/api/")))));

    assertThat(lines)
        .extracting(line -> line.getString("kind"))
        .containsExactly("export", "message", "message", "message", "end");
    assertThat(lines.get(4).getInt("messages")).isEqualTo(3);
    for (var line : lines.subList(1, 4)) {
      assertThat(line.getString("correlationId")).isEqualTo(request.toString());
      assertThat(line.getString("to")).isEqualTo("+385911111101");
      assertThat(line.getString("textBeginning")).isEqualTo("Exported");
      assertThat(line.getJsonObject("links").getString("self"))
          .isEqualTo("/t/api/messages/" + request + "/messages/" + line.getString("id"));
      assertThat(line).doesNotContainKey("history");
    }
  }

  private static List<JsonObject> messages(String exported) {
    return lines(exported).stream()
        .filter(line -> line.getString("kind").equals("message"))
        .toList();
  }

  private static List<JsonObject> lines(String exported) {
    return exported.lines().map(JsonFixture::json).toList();
  }

  private String export(UUID request) throws Exception {
    return inTransaction(entities, () -> write(body(request), Optional.empty(), new Lines()));
  }

  private static String body(UUID request) {
    return "{\"correlationId\":\"%s\"}".formatted(request);
  }

  private String write(String body, Optional<StraySearch> stray, Form form) {
    var out = new ByteArrayOutputStream();
    write(body, stray, form, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void write(String body, Optional<StraySearch> stray, Form form, OutputStream out) {
    var json = JsonFixture.json(body);
    var content = stray.map(StraySearch::content).orElse(Content.SHOWN);
    var asked =
        new ExportWriter.Asked(json, SearchBody.readForAll("default", json), stray, form, content);
    writer.write(asked, writer.first(asked), begun(), out);
  }

  private static ExportWriter.Asked asked(String body) {
    var json = JsonFixture.json(body);
    return new ExportWriter.Asked(
        json, SearchBody.readForAll("default", json), Optional.empty(), new Lines(), Content.SHOWN);
  }

  private Export begun() {
    return new Export("shop", reader, Clock.systemUTC(), closed -> {});
  }

  private static final class CountingOutput extends OutputStream {
    private final List<Integer> sizes;
    private int lines;

    CountingOutput(List<Integer> sizes) {
      this.sizes = sizes;
    }

    @Override
    public void write(int one) throws IOException {
      throw new IOException("pieces only");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      sizes.add(length);
      for (int place = offset; place < offset + length; place++) {
        lines += bytes[place] == '\n' ? 1 : 0;
      }
    }
  }
}
