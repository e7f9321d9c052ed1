package io.tidings.send;

import io.tidings.message.MessageId;
import io.tidings.message.Price;
import io.tidings.statistics.place.Countries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What segments to a country cost a team lately, by its newest messages. */
@ApplicationScoped
class RecentPrices {

  static final Duration LATELY = Duration.ofDays(30);

  /** Of the team's newest messages; a country that is in none of them is not known. */
  static final int MOST = 5_000;

  /** Rows are compared, so that only the index that has this order fits, and nothing is sorted. */
  static final String SELECT =
      """
      select m.recipient, m.price, m.currency from (
        select * from message m
         where (m.team, m.id) >= (:team, :first) and (m.team, m.id) < (:team, :before)
         order by m.team desc, m.id desc limit :most) m
       where m.price is not null and m.currency is not null and not m.test
       order by m.id desc
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /**
   * By country of the number: the mean of what is charged in the currency that was charged last.
   */
  @Transactional
  @SuppressWarnings("unchecked")
  Map<String, Price> of(String team) {
    var now = clock.instant();
    List<Object[]> rows =
        entities
            .createNativeQuery(SELECT)
            .setParameter("team", team)
            .setParameter("first", MessageId.first(now.minus(LATELY)))
            .setParameter("before", MessageId.first(now.plus(LATELY)))
            .setParameter("most", MOST)
            .getResultList();
    Map<String, MeanPrice> means = new HashMap<>();
    for (var row : rows) {
      var price = new Price((BigDecimal) row[1], (String) row[2]);
      Countries.of((String) row[0])
          .ifPresent(country -> means.merge(country, MeanPrice.of(price), MeanPrice::and));
    }
    Map<String, Price> prices = new HashMap<>();
    means.forEach((country, mean) -> prices.put(country, mean.price()));
    return prices;
  }
}
