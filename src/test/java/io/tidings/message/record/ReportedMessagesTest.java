package io.tidings.message.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.message.Message;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportedMessagesTest {

  @Test
  void all_that_reports_change_is_stored() {
    var columns = Pattern.compile(", ").splitAsStream(Message.REPORTED.names("r."));

    assertThat(columns).allMatch(ReportedMessages.STORE::contains);
  }
}
