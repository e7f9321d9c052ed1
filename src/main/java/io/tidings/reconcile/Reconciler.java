package io.tidings.reconcile;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.LogsUnavailable;
import io.tidings.loop.Loop;
import io.tidings.report.DeliveryReportRecorder;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks Infobip's logs about messages of which no report came. */
@ApplicationScoped
class Reconciler {

  private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());

  @Inject private OverdueMessages overdue;
  @Inject private InfobipClient infobip;
  @Inject private DeliveryReportRecorder recorder;
  @Inject private ReconcileSettings settings;
  @Resource private ManagedThreadFactory threads;
  private @Nullable Loop loop;

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(100) Object event) {
    loop = Loop.start(threads, "reconciler", settings.pace(), this::reconcile);
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    if (loop != null) {
      loop.close();
    }
  }

  /** At most one call, so that the loop's tick keeps the pace. */
  private boolean reconcile() {
    if (overdue.settle() == OverdueMessages.MOST_SETTLED) {
      return true;
    }
    endSilent();
    var ids = overdue.claim(InfobipClient.MOST_IDS_IN_LOGS);
    if (!ids.isEmpty()) {
      ask(ids);
    }
    return false;
  }

  private void endSilent() {
    int ended = overdue.endSilent();
    if (ended > 0) {
      LOG.log(Level.WARNING, "{0,number,#} messages ended without a report", ended);
    }
  }

  private void ask(List<UUID> ids) {
    try {
      var found = infobip.logs(ids);
      recorder.recordLogs(found);
      LOG.log(
          Level.INFO,
          "asked Infobip about {0,number,#} silent messages, {1,number,#} found",
          ids.size(),
          found.reports().size());
    } catch (LogsUnavailable unavailable) {
      overdue.postpone(ids);
      LOG.log(Level.WARNING, "Infobip''s logs gave no answer: {0}", unavailable.getMessage());
    }
  }
}
