package io.tidings.send;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void the_way_a_body_is_written_makes_no_difference() {
    assertThat(
            print(
                """
                {"sender": null, "text": "\\u0048i",
                 "recipients": [{"to": "+385 91 111 1101"}, "+385911111102"]}
                """))
        .isEqualTo(print("{\"recipients\":[\"+385911111101\",\"+385911111102\"],\"text\":\"Hi\"}"));
  }

  @Test
  void whatever_changes_the_meaning_changes_the_fingerprint() {
    var bodies =
        List.of(
            "{'text':'Hi','recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','recipients':['+385911111102','+385911111101']}",
            "{'text':'Hi','recipients':['+385911111101']}",
            "{'text':'Hi ','recipients':['+385911111101','+385911111102']}",
            "{'text':'hi','recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi','sender':'Tidings','recipients':['+385911111101','+385911111102']}",
            "{'text':'TidingsHi','recipients':['+385911111101','+385911111102']}",
            "{'text':'Hi+385911111101','recipients':['+385911111102']}",
            "{'text':'Šal','sender':'123','recipients':['+385911111101','+385911111102']}",
            "{'text':'Žal','sender':'123','recipients':['+385911111101','+385911111102']}");

    assertThat(bodies.stream().map(body -> print(body.replace('\'', '"'))).toList())
        .doesNotHaveDuplicates()
        .allSatisfy(print -> assertThat(print).hasSize(64));
  }

  /** A change here makes keys of the last 24 hours answer "reused" after an update. */
  @Test
  void a_new_version_knows_the_fingerprints_of_the_old_one() {
    assertThat(
            print("{\"sender\":\"Tidings\",\"text\":\"Šifra\",\"recipients\":[\"+385911111101\"]}"))
        .isEqualTo("d537dff30b7b36c83f7816ffbffd6f3abee64a5923fd2612c193ace57ec89872");
  }

  private static String print(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      return HexFormat.of().formatHex(Fingerprint.of(SendRequestBody.read(reader.readObject())));
    }
  }
}
