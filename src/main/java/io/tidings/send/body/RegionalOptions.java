package io.tidings.send.body;

import io.tidings.problem.Fields;
import java.util.List;
import java.util.Set;

/** Checks what the laws of some countries want to be told with a text. */
final class RegionalOptions {

  static final Set<String> FIELDS = Set.of("regional");

  private static final int LONGEST_ID = 255;
  private static final int LONGEST_TITLE = 66;

  private RegionalOptions() {}

  static void check(Fields body) {
    body.object("regional", Set.of("indiaDlt", "turkeyIys", "southKorea"))
        .ifPresent(
            regional -> {
              regional
                  .object(
                      "indiaDlt",
                      Set.of("contentTemplateId", "principalEntityId", "telemarketerId"))
                  .ifPresent(RegionalOptions::checkIndia);
              regional
                  .object("turkeyIys", Set.of("brandCode", "recipientType"))
                  .ifPresent(RegionalOptions::checkTurkey);
              regional
                  .object("southKorea", Set.of("title", "resellerCode"))
                  .ifPresent(RegionalOptions::checkSouthKorea);
            });
  }

  private static void checkIndia(Fields india) {
    india.require("principalEntityId");
    india.text("contentTemplateId", LONGEST_ID);
    india.text("principalEntityId", LONGEST_ID);
    india.text("telemarketerId", LONGEST_ID);
  }

  private static void checkTurkey(Fields turkey) {
    turkey.require("recipientType");
    turkey.number("brandCode", 0, Integer.MAX_VALUE);
    turkey.word("recipientType", List.of("BIREYSEL", "TACIR"));
  }

  private static void checkSouthKorea(Fields southKorea) {
    southKorea.text("title", LONGEST_TITLE);
    southKorea.number("resellerCode", 0, Integer.MAX_VALUE);
  }
}
