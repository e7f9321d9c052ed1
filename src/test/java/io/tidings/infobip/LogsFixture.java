package io.tidings.infobip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Infobip's logs, which answer as a test says and remember what they were asked for. */
public final class LogsFixture extends InfobipClient {

  private final List<List<UUID>> asked = new ArrayList<>();
  private @Nullable ParsedReports answer = new ParsedReports(List.of());

  public void answer(ParsedReports next) {
    answer = next;
  }

  public void beUnavailable() {
    answer = null;
  }

  /** The ids of each call, oldest first. */
  public List<List<UUID>> asked() {
    return asked;
  }

  @Override
  public ParsedReports logs(Collection<UUID> messageIds) {
    asked.add(List.copyOf(messageIds));
    if (answer == null) {
      throw new LogsUnavailable("Infobip answered 503");
    }
    return answer;
  }
}
