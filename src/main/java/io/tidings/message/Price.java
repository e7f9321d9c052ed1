package io.tidings.message;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What Infobip charges per segment; the currency is an ISO code or {@code CREDITS}. */
public record Price(BigDecimal amount, @Nullable String currency) {

  /** As the database gives it back, which writes out thousands. */
  public Price {
    amount = amount.scale() < 0 ? amount.setScale(0) : amount;
  }

  /**
   * What so many segments cost: Infobip's OpenAPI calls {@code pricePerMessage} the price of one
   * SMS, and {@code messageCount} the number of those that the text was split into.
   */
  public Price times(int segments) {
    return new Price(amount.multiply(BigDecimal.valueOf(segments)), currency);
  }
}
