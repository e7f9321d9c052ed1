package io.tidings.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.infobip.InfobipMapper;
import io.tidings.infobip.ParsedReports;
import io.tidings.json.JsonFactory;
import io.tidings.message.Source;
import java.io.StringReader;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubtTest {

  static final UUID ASKED = UUID.fromString("019ab0c1-7d00-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("019ab0c1-7d00-7000-8000-000000000002");

  /** An answer of the logs with these entries. */
  static ParsedReports answer(String entries) {
    try (var reader =
        JsonFactory.createReader(new StringReader("{\"results\":[" + entries + "]}"))) {
      return InfobipMapper.reports(reader.readObject(), Source.LOGS);
    }
  }

  static String entry(UUID message, String status) {
    return "{\"messageId\":\"%s\",\"status\":%s}".formatted(message, status);
  }

  @Test
  void what_can_be_read_leaves_no_doubt() {
    var doubt =
        Doubt.in(
            answer(
                entry(ASKED, "{\"groupId\":1,\"id\":7}")
                    + ","
                    + entry(OTHER, "{\"groupName\":\"PENDING\"}")));

    assertThat(doubt.isAbout(ASKED)).isFalse();
    assertThat(doubt.isAbout(OTHER)).isFalse();
    assertThat(doubt.entries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"sent\"", "{}", "{\"groupId\":17}", "{\"name\":\"A_NEW_ONE\"}"})
  void an_entry_without_a_status_we_know_leaves_its_message_in_doubt_and_no_other(String status) {
    var doubt = Doubt.in(answer(entry(ASKED, status)));

    assertThat(doubt.isAbout(ASKED)).isTrue();
    assertThat(doubt.isAbout(OTHER)).isFalse();
    assertThat(doubt.entries()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "{}", "{\"messageId\":\"of another make\"}", "{\"messageId\":7}"})
  void an_entry_that_names_no_message_of_ours_leaves_all_in_doubt(String entry) {
    var doubt = Doubt.in(answer(entry));

    assertThat(doubt.isAbout(ASKED)).isTrue();
    assertThat(doubt.isAbout(OTHER)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, false", "1, false", "5, false", "6, true"})
  void only_the_groups_that_infobip_documents_tell_something(int group, boolean doubt) {
    var answer = answer(entry(ASKED, "{\"groupId\":" + group + "}"));

    assertThat(Doubt.in(answer).isAbout(ASKED)).isEqualTo(doubt);
  }
}
