package io.tidings.read.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.json.JsonFactory;
import io.tidings.read.json.Links;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "Your table", "+385911111101", "-1", "0.0312", "-0.5", "šć", "a=b"})
  void what_harms_nobody_stays_as_it_is(String text) {
    assertThat(Table.cell(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+2", "+1+2", "-2+3", "@SUM(A1)", "\tx", "+385 91", "＝1", "=cmd|' /C calc'!A0"})
  void no_spreadsheet_takes_a_text_for_a_formula(String text) {
    assertThat(Table.cell(text)).isEqualTo("'" + text);
  }

  @Test
  void what_ends_a_cell_is_quoted() {
    assertThat(Table.cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(Table.cell("say \"yes\"")).isEqualTo("\"say \"\"yes\"\"\"");
    assertThat(Table.cell("two\nlines")).isEqualTo("\"two\nlines\"");
    assertThat(Table.cell("\r=1")).isEqualTo("\"'\r=1\"");
    assertThat(Table.cell("=HYPERLINK(\"x\",\"y\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  }

  @Test
  void a_header_stands_first() {
    assertThat(new Table("").begin(JsonFactory.createObjectBuilder().build()))
        .startsWith("correlationId,messageId,createdAt,")
        .endsWith(",text\r\n");
  }

  @Test
  void the_table_of_a_search_begins_with_the_mark_of_its_encoding_and_that_of_an_export_does_not() {
    var types = List.of(type("text/csv"));
    var none = JsonFactory.createObjectBuilder().build();

    assertThat(Form.ofFound(types, new Links("/api/")).begin(none))
        .startsWith("\ufeffcorrelationId,");
    assertThat(Form.of(types).begin(none)).startsWith("correlationId,");
  }

  @Test
  void a_caller_gets_what_it_likes_most_and_lines_when_it_does_not_mind() {
    assertThat(form("*/*")).isInstanceOf(Lines.class);
    assertThat(form("text/*")).isInstanceOf(Table.class);
    assertThat(form("text/csv", "application/x-ndjson")).isInstanceOf(Table.class);
    assertThat(form("application/json", "application/x-ndjson", "text/csv"))
        .isInstanceOf(Lines.class);
  }

  private static Form form(String... types) {
    return Form.of(List.of(types).stream().map(TableTest::type).toList());
  }

  private static MediaType type(String text) {
    var parts = text.split("/", 2);
    return new MediaType(parts[0], parts[1]);
  }
}
