package io.tidings.audit;

import static io.tidings.DatabaseFixture.inTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.DatabaseFixture;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Looks at its own entries; other tests of the process append some, too. */
class AuditTrailTest {

  private static final EntityManager ENTITIES = DatabaseFixture.running().open();
  private static final int MANY = 1_000_000;

  private final String caller = "desk-" + UUID.randomUUID();
  private final AuditTrail audit = AuditFixture.trail(ENTITIES);
  private final AuditEntries entries = AuditFixture.entries(ENTITIES);

  @AfterAll
  static void close() {
    ENTITIES.close();
  }

  private Deed deed(Action action) {
    return Deed.done(AuditFixture.who(caller), action);
  }

  private void append(Deed deed) throws Exception {
    inTransaction(
        ENTITIES,
        () -> {
          audit.append(deed);
          return deed;
        });
  }

  private List<Entry> page(EntryFilter filter) throws Exception {
    return inTransaction(ENTITIES, () -> entries.page(filter));
  }

  private EntryFilter filter(@Nullable String action, @Nullable Instant since, int limit) {
    return new EntryFilter(action, caller, null, since, null, null, limit);
  }

  private List<Entry> mine() throws Exception {
    return page(filter(null, null, 100));
  }

  @Test
  void a_deed_is_read_as_it_was_done() throws Exception {
    append(deed(Action.KEY_MADE).on("k1").with("scopes", "a,b: \"ä\"").with("count", 2));
    append(Deed.refused(Who.stranger("2001:db8::"), Action.SIGN_IN_REFUSED, "not-authorised"));

    var made = mine().get(0);

    assertThat(made.key()).isEqualTo("key-of-" + caller);
    assertThat(made.caller()).isEqualTo(caller);
    assertThat(made.team()).isEqualTo("default");
    assertThat(made.session()).isNull();
    assertThat(made.action()).isEqualTo("key.made");
    assertThat(made.target()).isEqualTo("k1");
    assertThat(made.from()).isEqualTo("192.0.2.7");
    assertThat(made.problem()).isNull();
    assertThat(made.details()).isEqualTo("{\"scopes\":\"a,b: \\\"ä\\\"\",\"count\":2}");
    var refused = page(new EntryFilter("sign-in.refused", null, null, null, null, null, 1)).get(0);
    assertThat(refused.problem()).isEqualTo("not-authorised");
    assertThat(refused.from()).isEqualTo("2001:db8::");
    assertThat(refused.key()).isNull();
    assertThat(refused.details()).isNull();
  }

  @Test
  void entries_are_found_newest_first_by_what_is_given() throws Exception {
    append(deed(Action.SIGN_IN));
    append(deed(Action.MESSAGE_MOVED));
    append(deed(Action.SIGN_OUT));
    var all = mine();
    var middle = all.get(1);

    assertThat(all)
        .extracting(Entry::action)
        .containsExactly("sign-out", "message.moved", "sign-in");
    assertThat(page(filter("message.moved", null, 100))).containsExactly(middle);
    assertThat(page(filter(null, middle.at(), 100))).containsExactly(all.get(0), middle);
    assertThat(page(filter(null, Instant.parse("2999-01-01T00:00:00Z"), 100))).isEmpty();
    assertThat(page(filter(null, null, 1))).containsExactly(all.get(0), middle);
    var key = "key-of-" + caller;
    assertThat(page(new EntryFilter(null, null, key, null, middle.at(), null, 100)))
        .containsExactly(all.get(2));
    assertThat(page(new EntryFilter(null, null, key, null, null, middle.number(), 100)))
        .containsExactly(all.get(2));
  }

  @Test
  void a_transaction_that_rolls_back_leaves_no_entry_and_no_hole() throws Exception {
    append(deed(Action.SIGN_IN));
    assertThatThrownBy(
            () ->
                inTransaction(
                    ENTITIES,
                    () -> {
                      audit.append(deed(Action.KEY_MADE));
                      throw new IllegalStateException("no commit");
                    }))
        .hasMessage("no commit");
    append(deed(Action.SIGN_OUT));

    assertThat(mine()).extracting(Entry::action).containsExactly("sign-out", "sign-in");
    assertThat(firstBreak()).isNull();
  }

  @Test
  void writers_at_the_same_time_make_one_chain() throws Exception {
    Callable<Boolean> writer =
        () -> {
          try (var own = DatabaseFixture.running().open()) {
            var trail = AuditFixture.trail(own);
            for (int i = 0; i < 50; i++) {
              inTransaction(
                  own,
                  () -> {
                    trail.append(deed(Action.TEXT_DELETED));
                    return true;
                  });
            }
          }
          return true;
        };
    var threads = Executors.newFixedThreadPool(4);
    try {
      for (var done : threads.invokeAll(List.of(writer, writer, writer, writer))) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }

    var mine = new ArrayList<>(page(filter(null, null, 500)));
    assertThat(mine).hasSize(200);
    assertThat(mine)
        .extracting(Entry::at)
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
    assertThat(firstBreak()).isNull();
  }

  private ChainPart.@Nullable Break firstBreak() throws Exception {
    var part = inTransaction(ENTITIES, () -> entries.part(1, MANY));
    assertThat(part.isLast()).isTrue();
    return part.firstBreak(MANY).orElse(null);
  }
}
