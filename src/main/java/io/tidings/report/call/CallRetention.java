package io.tidings.report.call;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.loop.Pause;
import io.tidings.partition.DailyPartitions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes room for webhook calls, drops the days that are too old, and deletes the oldest refused
 * calls when there are too many.
 */
@ApplicationScoped
class CallRetention implements Background {

  private static final Duration TICK = Duration.ofMinutes(1);

  private static final String TABLE = "webhook_call";

  @Inject private WebhookCalls calls;
  @Inject private DailyPartitions days;
  @Inject private CallRetentionSettings settings;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;

  @Override
  public Stage stage() {
    return Stage.TABLES;
  }

  @Override
  public AutoCloseable start() {
    days.makeRoomAtStart(TABLE, clock.instant());
    return Loop.start(threads, "call-retention", TICK, Pause.between(this::step));
  }

  boolean step() throws SQLException {
    int old =
        days.keep(TABLE, clock.instant(), settings.callsFor()).map(calls::deleteOlder).orElse(0);
    int tooMany = calls.deleteRefusedBeyond(settings.refusedMost());
    return old == WebhookCalls.MOST_DELETED || tooMany == WebhookCalls.MOST_DELETED;
  }
}
