package io.tidings.statistics.hour;

import io.tidings.statistics.place.Countries;
import io.tidings.statistics.place.Networks;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a message stands and how it was counted.
 *
 * @param counted empty when it was not yet
 */
record Standing(UUID id, Contribution now, Optional<Contribution> counted) {

  static final String COLUMNS =
      """
      m.id, m.team, m.recipient, m.sender, m.caller, m.mcc_mnc, m.error_id, m.status,
      m.outcome, m.segments, m.price, m.currency, m.submitted_at, m.done_at,
      c.segments as counted_segments, c.took as counted_took, c.cost as counted_cost,
      f.outcome as counted_outcome, f.country as counted_country, f.network as counted_network,
      f.sender as counted_sender, f.caller as counted_caller, f.error as counted_error,
      f.currency as counted_currency
      """;

  private static final String NONE = "";
  private static final String FAILED = "F";
  private static final String DELIVERED = "D";
  private static final int MILLIS_SHIFT = 16;

  /**
   * Reports may say anything; what is not of this form may be a number, which nobody shall find.
   */
  private static final Pattern WORD = Pattern.compile("(?!.*[0-9]{5})[A-Z][A-Z0-9_]{0,59}");

  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{1,20}");

  static Standing of(ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var acceptedAt = Instant.ofEpochMilli(id.getMostSignificantBits() >>> MILLIS_SHIFT);
    var counted = counted(row, acceptedAt);
    return new Standing(id, now(row, acceptedAt, counted), counted);
  }

  private static Optional<Contribution> counted(ResultSet row, Instant acceptedAt)
      throws SQLException {
    if (row.getString("counted_outcome") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Contribution(
            acceptedAt,
            row.getString("team"),
            row.getString("counted_outcome"),
            row.getString("counted_country"),
            row.getString("counted_network"),
            row.getString("counted_sender"),
            row.getString("counted_caller"),
            row.getString("counted_error"),
            row.getString("counted_currency"),
            row.getInt("counted_segments"),
            orZero(row.getBigDecimal("counted_cost")),
            row.getObject("counted_took", Integer.class)));
  }

  private static Contribution now(ResultSet row, Instant acceptedAt, Optional<Contribution> counted)
      throws SQLException {
    var outcome = row.getString("outcome").substring(0, 1);
    var network = network(row.getString("mcc_mnc"));
    var price = row.getBigDecimal("price");
    int segments = row.getInt("segments");
    return new Contribution(
        acceptedAt,
        row.getString("team"),
        outcome,
        country(row.getString("recipient"), network, counted),
        network,
        Senders.counted(row.getString("sender")),
        orNone(row.getString("caller")),
        outcome.equals(FAILED) ? error(row) : NONE,
        price == null ? NONE : currency(row.getString("currency")),
        segments,
        orZero(price).multiply(BigDecimal.valueOf(Math.max(1, segments))),
        outcome.equals(DELIVERED) ? took(row, acceptedAt) : null);
  }

  /** A number that was erased since has the country it was counted with. */
  private static String country(String recipient, String network, Optional<Contribution> counted) {
    return Countries.of(recipient)
        .or(() -> counted.map(Contribution::country))
        .or(() -> Networks.country(network))
        .orElse(Countries.UNKNOWN);
  }

  private static String network(@Nullable String mccMnc) {
    return mccMnc != null && Networks.isOne(mccMnc) ? mccMnc : Networks.UNKNOWN;
  }

  /** What Infobip has no error for is told by the status. */
  private static String error(ResultSet row) throws SQLException {
    int id = row.getInt("error_id");
    var word = orNone(row.getString("status"));
    return id != 0 ? Integer.toString(id) : WORD.matcher(word).matches() ? word : "UNKNOWN";
  }

  private static String currency(@Nullable String text) {
    return text != null && CURRENCY.matcher(text).matches() ? text : NONE;
  }

  private static @Nullable Integer took(ResultSet row, Instant acceptedAt) throws SQLException {
    var done = row.getObject("done_at", OffsetDateTime.class);
    var submitted = row.getObject("submitted_at", OffsetDateTime.class);
    var from = submitted == null ? acceptedAt : submitted.toInstant();
    return done == null ? null : Buckets.of(Duration.between(from, done.toInstant()));
  }

  private static String orNone(@Nullable String text) {
    return text == null ? NONE : text;
  }

  private static BigDecimal orZero(@Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number;
  }
}
