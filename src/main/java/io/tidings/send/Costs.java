package io.tidings.send;

import io.tidings.json.JsonFactory;
import io.tidings.message.Price;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Adds up what segments cost, each currency apart. */
final class Costs {

  private final Map<String, BigDecimal> byCurrency = new TreeMap<>();

  void add(Price price, long segments) {
    byCurrency.merge(
        Objects.requireNonNullElse(price.currency(), ""),
        price.amount().multiply(BigDecimal.valueOf(segments)),
        BigDecimal::add);
  }

  JsonArrayBuilder json() {
    var all = JsonFactory.createArrayBuilder();
    byCurrency.forEach((currency, amount) -> all.add(json(new Price(amount, currency))));
    return all;
  }

  static JsonObjectBuilder json(Price price) {
    return JsonFactory.createObjectBuilder()
        .add("currency", Objects.requireNonNullElse(price.currency(), ""))
        .add("amount", price.amount());
  }
}
