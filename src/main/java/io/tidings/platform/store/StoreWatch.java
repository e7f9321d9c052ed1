package io.tidings.platform.store;

import io.tidings.loop.Background;
import io.tidings.loop.Loop;
import io.tidings.store.StoreDoor;
import io.tidings.store.StoreFailure;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database now and then whether it is there, brings it to the version of this application
 * when it first is, and minds the {@link StoreDoor} accordingly.
 */
@ApplicationScoped
public class StoreWatch implements Background {

  private static final System.Logger LOG = System.getLogger(StoreWatch.class.getName());
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
  private static final String UNFINISHED = "the migrations have not ended";

  @Inject private Migrations migrations;
  @Inject private SchemaVersion schema;
  @Inject private DatabaseClock clock;
  @Resource private ManagedThreadFactory threads;
  private final StoreDoor door = StoreDoor.ofThisApplication();
  private StoreVigil vigil;
  private @Nullable Loop questions;
  private @Nullable Loop looks;
  private volatile boolean doubted;
  private volatile boolean failedForGood;
  private volatile String found = "";

  @PostConstruct
  void prepare() {
    vigil = new StoreVigil(door, () -> migrations.connections().quiet(), clock, LOG::log);
  }

  /** A database that is away stops no start: it is brought to its version once it is there. */
  @Override
  public Stage stage() {
    return Stage.STORE;
  }

  @Override
  public AutoCloseable start() {
    door.close(UNFINISHED);
    try {
      migrations.migrate();
      ask();
    } catch (RuntimeException failed) {
      if (!StoreFailure.isOne(failed)) {
        throw failed;
      }
      vigil.refused(AwayReason.of(failed), AwayReason.detail(failed));
    }
    questions = Loop.start(threads, "store-questions", TICK, this::askWhenDue);
    looks = Loop.start(threads, "store-looks", TICK, this::look);
    door.mindedBy(this::doubt);
    return this::stop;
  }

  private void stop() {
    door.mindedBy(() -> {});
    if (questions != null && looks != null) {
      Loop.closeAll(List.of(questions, looks));
    }
  }

  /** Why the database cannot be used; empty when it can. */
  public Optional<String> fault() {
    if (migrations.expectedVersion().isEmpty()) {
      return Optional.of(
          failedForGood
              ? "The migrations failed; the log says why. They are tried again at the next start."
              : "The migrations have not ended: %s."
                  .formatted(door.closedBecause().orElse("soon")));
    }
    var expected = migrations.expectedVersion().get();
    return door.closedBecause()
        .map("The database is away: %s."::formatted)
        .or(
            () ->
                found.equals(expected)
                    ? Optional.empty()
                    : Optional.of(
                        "The database is at version %s, not %s.".formatted(found, expected)));
  }

  /** How many connections this node uses at the moment. */
  public int connectionsInUse() {
    return migrations.connections().inUse();
  }

  private void doubt() {
    var loop = questions;
    if (loop != null) {
      doubted = true;
      loop.nudge();
    }
  }

  private boolean askWhenDue() {
    if (vigil.isDue() || doubted) {
      doubted = false;
      ask();
    }
    return false;
  }

  private boolean look() {
    if (vigil.look()) {
      int cut = migrations.connections().cut();
      schema.cut();
      if (cut > 0) {
        LOG.log(Level.WARNING, "cut {0} connections that the database does not answer", cut);
      }
    }
    return false;
  }

  private void ask() {
    if (failedForGood) {
      return;
    }
    try {
      if (migrations.expectedVersion().isEmpty()) {
        migrations.migrate();
      }
      vigil.asked();
      long asked = clock.count();
      var read = schema.read(migrations.connections());
      set(read.now(), asked);
      judge(read);
    } catch (SQLException | RuntimeException failed) {
      judge(failed);
    }
  }

  private void set(Instant databaseTime, long asked) {
    var off = clock.told(databaseTime, asked);
    if (off.abs().compareTo(WORTH_TELLING) > 0) {
      LOG.log(
          Level.WARNING,
          "the clock of this node and that of the database differed by {0}; the database''s counts",
          off);
    }
  }

  private void judge(SchemaVersion.Found read) {
    found = read.version();
    if (read.readOnly()) {
      vigil.refused(AwayReason.READ_ONLY, "");
    } else {
      vigil.answered();
    }
  }

  private void judge(Exception failed) {
    if (migrations.expectedVersion().isEmpty() && !StoreFailure.isOne(failed)) {
      failedForGood = true;
      LOG.log(Level.ERROR, "the migrations failed; Tidings waits to be started again", failed);
    }
    vigil.refused(AwayReason.of(failed), AwayReason.detail(failed));
  }
}
