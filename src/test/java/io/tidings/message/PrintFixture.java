package io.tidings.message;

import java.time.Instant;

/** The print of a report with these numbers, for tests of what SQL makes of the same. */
public final class PrintFixture {

  private PrintFixture() {}

  public static long print(int groupId, int statusId, int errorId, String doneAt) {
    return DeliveryReportFixture.report(new Status("ANY", groupId, statusId))
        .error(new ProviderError(0, errorId, null, null))
        .doneAt(Instant.parse(doneAt))
        .made()
        .print();
  }
}
