package io.tidings.partition;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** Partitions of a day (UTC) each, of tables whose UUIDv7 say when a row was made. */
@ApplicationScoped
public class DailyPartitions {

  private static final System.Logger LOG = System.getLogger(DailyPartitions.class.getName());

  /** Also a node that was away for days, or whose clock is ahead, finds room at once. */
  private static final int DAYS_AHEAD = 7;

  private static final Duration LONG = Duration.ofDays(3);

  @Inject private Partitions partitions;

  /** Makes what is missing of today and of the days to come. */
  public void makeRoom(String table, Instant now) {
    var today = now.atZone(ZoneOffset.UTC).toLocalDate();
    var all = partitions.of(table);
    var last = all.get(all.size() - 1);
    for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      var day = today.plusDays(ahead);
      if (last.endsBefore(firstId(day))) {
        partitions.add(table, name(table, day), firstId(day.plusDays(1)));
      }
    }
  }

  /**
   * The same before anything comes. When it fails there is room for days, and time to try again.
   */
  public void makeRoomAtStart(String table, Instant now) {
    try {
      makeRoom(table, now);
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "no partitions could be made for " + table + " yet", failed);
    }
  }

  /**
   * Makes room, and drops the days that are too old.
   *
   * @param keptFor empty when for ever
   * @return up to which id rows are left to be deleted one by one; see {@link #rowsBefore}
   */
  public Optional<UUID> keep(String table, Instant now, Optional<Duration> keptFor)
      throws SQLException {
    makeRoom(table, now);
    if (keptFor.isEmpty()) {
      return Optional.empty();
    }
    dropBefore(table, now.minus(keptFor.get()));
    return rowsBefore(table, now, keptFor.get());
  }

  /** Drops the days of which everything was made before that moment. */
  public void dropBefore(String table, Instant moment) throws SQLException {
    partitions.dropBefore(table, firstId(moment.atZone(ZoneOffset.UTC).toLocalDate()));
  }

  /**
   * Up to which id rows that were made before a moment are to be deleted one by one, for they share
   * a partition with much younger ones: with those of weeks, as the first of a table has, or of the
   * same day, where a day is long to keep something.
   */
  public Optional<UUID> rowsBefore(String table, Instant now, Duration keptFor) {
    var moment = UuidCreator.getTimeOrderedEpochMin(now.minus(keptFor));
    if (keptFor.compareTo(LONG) < 0) {
      return Optional.of(moment);
    }
    var first = partitions.of(table).get(0);
    if (!isLong(first)) {
      return Optional.empty();
    }
    return Optional.of(first.endsBefore(moment.toString()) ? UUID.fromString(first.to()) : moment);
  }

  /** Of more than a few days. */
  private static boolean isLong(Partition partition) {
    return partition.from() == null
        || millis(partition.to()) - millis(partition.from()) > LONG.toMillis();
  }

  private static long millis(String id) {
    return UUID.fromString(id).getMostSignificantBits() >>> 16;
  }

  private static String name(String table, LocalDate day) {
    return table + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  private static String firstId(LocalDate day) {
    var id = UuidCreator.getTimeOrderedEpochMin(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    return id.toString();
  }
}
