package io.tidings.message;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What Infobip charges per segment; the currency is an ISO code or {@code CREDITS}. */
public record Price(BigDecimal amount, @Nullable String currency) {}
