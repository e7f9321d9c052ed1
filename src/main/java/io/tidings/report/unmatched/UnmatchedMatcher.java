package io.tidings.report.unmatched;

import io.tidings.loop.Background;
import io.tidings.loop.BatchFailure;
import io.tidings.loop.Loop;
import io.tidings.partition.DailyPartitions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Finds the messages of unmatched reports that have turned up meanwhile, as those of a restored
 * database do, and forgets reports that have waited too long.
 */
@ApplicationScoped
class UnmatchedMatcher implements Background {

  private static final System.Logger LOG = System.getLogger(UnmatchedMatcher.class.getName());

  private static final String TABLE = "unmatched_report";

  @Inject private UnmatchedReports unmatched;
  @Inject private DailyPartitions days;
  @Inject private Clock clock;
  @Inject private UnmatchedSettings settings;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.TABLES;
  }

  @Override
  public AutoCloseable start() {
    days.makeRoomAtStart(TABLE, clock.instant());
    return Loop.start(threads, "matcher", settings.matchEvery(), this::step);
  }

  boolean step() throws Exception {
    int deleted = forget();
    var ids = unmatched.matchable(settings.matchEvery());
    if (!ids.isEmpty()) {
      match(ids);
      LOG.log(Level.INFO, "found the messages of {0,number,#} unmatched reports", ids.size());
    }
    return ids.size() == UnmatchedReports.MOST_MATCHED || deleted == UnmatchedReports.MOST_DELETED;
  }

  private int forget() throws SQLException {
    return days.keep(TABLE, clock.instant(), settings.keptFor())
        .map(unmatched::deleteOlder)
        .orElse(0);
  }

  private void match(List<UUID> ids) throws Exception {
    try {
      unmatched.match(ids);
    } catch (Exception failed) { // a commit that fails throws what is declared nowhere
      if (!BatchFailure.mayBeOneItem(failed)) {
        throw failed;
      }
      if (ids.size() > 1) {
        match(ids.subList(0, ids.size() / 2));
        match(ids.subList(ids.size() / 2, ids.size()));
      } else {
        unmatched.giveUp(ids.get(0));
        LOG.log(Level.ERROR, "unmatched report " + ids.get(0) + " cannot be recorded", failed);
      }
    }
  }
}
