package io.tidings.send;

import io.tidings.message.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mean of prices in one currency: that of the first, others are left out. */
record MeanPrice(BigDecimal sum, int count, @Nullable String currency) {

  /** Infobip's prices have up to ten. */
  private static final int DECIMALS = 10;

  static MeanPrice of(Price price) {
    return new MeanPrice(price.amount(), 1, price.currency());
  }

  MeanPrice and(MeanPrice next) {
    return Objects.equals(currency, next.currency)
        ? new MeanPrice(sum.add(next.sum), count + next.count, currency)
        : this;
  }

  Price price() {
    var mean = sum.divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP);
    return new Price(mean.stripTrailingZeros(), currency);
  }
}
