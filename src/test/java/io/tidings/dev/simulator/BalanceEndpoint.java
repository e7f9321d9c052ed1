package io.tidings.dev.simulator;

import java.math.BigDecimal;

/** Tells what is left of the credit that all simulated sending is paid from. */
final class BalanceEndpoint implements Endpoint {
  private static final BigDecimal CREDIT = new BigDecimal("1000000");

  private final Intake intake;

  BalanceEndpoint(Intake intake) {
    this.intake = intake;
  }

  @Override
  public Answer answer(Call call) {
    var spent = ReportJson.PRICE_PER_PART.multiply(BigDecimal.valueOf(intake.partsTaken()));
    return Answer.json(
        200,
        JsonText.object()
            .add("balance", CREDIT.subtract(spent))
            .add("currency", ReportJson.CURRENCY)
            .build());
  }
}
