package io.tidings.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.loop.GroupCommit.Bounds;
import io.tidings.store.StoreDoor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {

  private static final String POISON = "poison";

  private final Semaphore mayCommit = new Semaphore(0);
  private final Semaphore began = new Semaphore(0);
  private final List<List<String>> batches = new ArrayList<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Queue<String> places = new ConcurrentLinkedQueue<>();
  private volatile Exception refusal = new SQLException("a NUL", "22021");

  private final ManagedThreadsFixture threads = new ManagedThreadsFixture();
  private final GroupCommit<String, Integer> group =
      GroupCommit.start(
          threads,
          "test",
          new Bounds(10, 6),
          GroupCommitTest::weight,
          this::commit,
          new GroupCommit.Answer<>() {
            @Override
            public void stored(String item, Integer place) {
              if (item.equals("gone")) {
                throw new IllegalStateException("nobody waits any more");
              }
              places.add(item + " was " + place);
              answers.add(item + " stored");
            }

            @Override
            public void failed(String item, Throwable why) {
              answers.add(item + " failed: " + why.getMessage());
            }
          });

  private static int weight(String item) {
    return item.equals("huge") ? 12 : item.equals("heavy") ? 8 : 1;
  }

  /** The result of each item is its place among those that are stored. */
  private List<Integer> commit(List<String> items) throws Exception {
    began.release();
    mayCommit.acquire();
    if (items.contains(POISON)) {
      throw refusal;
    }
    int before = batches.stream().mapToInt(List::size).sum();
    batches.add(List.copyOf(items));
    return IntStream.rangeClosed(before + 1, before + items.size()).boxed().toList();
  }

  @AfterEach
  void close() {
    mayCommit.release(1_000);
    group.close();
    assertThat(threads.allEnded()).isTrue();
  }

  @Test
  void what_arrives_while_a_batch_is_stored_shares_the_next_one() throws InterruptedException {
    beginWith("first");
    offerAll("a", "b", "c");
    mayCommit.release(1_000);

    assertThat(answers(4))
        .containsExactlyInAnyOrder("first stored", "a stored", "b stored", "c stored");
    assertThat(batches).containsExactly(List.of("first"), List.of("a", "b", "c"));
  }

  @Test
  void nobody_is_answered_before_the_commit() throws InterruptedException {
    beginWith("first");

    assertThat(answers).isEmpty();
    mayCommit.release();
    assertThat(answers(1)).containsExactly("first stored");
  }

  @Test
  void a_batch_holds_no_more_than_its_bound() throws InterruptedException {
    beginWith("first");
    offerAll("a", "b", "c", "d", "e", "f", "g");
    mayCommit.release(1_000);

    answers(8);
    assertThat(batches.get(1)).containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(batches.get(2)).containsExactly("g");
  }

  @Test
  void what_is_heavier_than_the_bound_is_stored_alone() throws InterruptedException {
    beginWith("first");
    offerAll("a", "heavy", "b");
    mayCommit.release(1_000);

    answers(4);
    assertThat(batches)
        .containsExactly(List.of("first"), List.of("a"), List.of("heavy"), List.of("b"));
  }

  @Test
  void it_takes_no_more_than_may_wait() throws InterruptedException {
    beginWith("first");
    offerAll("heavy", "a", "b");

    assertThat(group.offer("c")).isFalse();
    assertThat(group.waiting()).isEqualTo(10);
    mayCommit.release(1_000);
    answers(4);
    assertThat(group.offer("c")).isTrue();
  }

  @Test
  void what_waits_is_failed_when_the_database_goes_away_and_so_is_what_comes_then()
      throws InterruptedException {
    beginWith("first");
    offerAll("a", "b");

    StoreDoor.ofThisApplication().close("a test");
    try {
      assertThat(answers(2))
          .containsExactlyInAnyOrder(
              "a failed: the database is away: a test", "b failed: the database is away: a test");
      offerAll("c");
      assertThat(answers(1)).containsExactly("c failed: the database is away: a test");
      assertThat(group.waiting()).isZero();
    } finally {
      StoreDoor.ofThisApplication().open();
    }
    mayCommit.release();
    assertThat(answers(1)).containsExactly("first stored");
  }

  @Test
  void one_item_that_cannot_be_stored_spoils_no_other() throws InterruptedException {
    beginWith("first");
    offerAll("a", "b", POISON, "c", "d");
    mayCommit.release(1_000);

    assertThat(answers(6))
        .containsExactlyInAnyOrder(
            "first stored", "a stored", "b stored", "poison failed: a NUL", "c stored", "d stored");
  }

  @Test
  void each_answer_has_the_result_of_its_own_item() throws InterruptedException {
    beginWith("first");
    offerAll("a", "b", POISON, "c", "d");
    mayCommit.release(1_000);

    answers(6);
    assertThat(places)
        .containsExactlyInAnyOrder("first was 1", "a was 2", "b was 3", "c was 4", "d was 5");
  }

  @Test
  void a_database_that_is_away_fails_all_at_once() throws InterruptedException {
    refusal = new SQLException("connection failure", "08006");
    beginWith("first");
    offerAll("a", POISON, "b");
    mayCommit.release(2);

    assertThat(answers(4))
        .containsExactlyInAnyOrder(
            "first stored",
            "a failed: connection failure",
            "poison failed: connection failure",
            "b failed: connection failure");
  }

  @Test
  void an_answer_that_reaches_nobody_holds_up_no_other() throws InterruptedException {
    beginWith("gone");
    offerAll("a", "b");
    mayCommit.release(1_000);

    assertThat(answers(2)).containsExactlyInAnyOrder("a stored", "b stored");
  }

  @Test
  void what_is_heavier_than_may_wait_waits_alone() throws InterruptedException {
    beginWith("first");

    offerAll("huge");
    assertThat(group.offer("a")).isFalse();
    mayCommit.release(1_000);
    assertThat(answers(2)).containsExactlyInAnyOrder("first stored", "huge stored");
  }

  @Test
  void one_thread_stores_and_two_answer() {
    assertThat(threads.made()).hasSize(3);
  }

  @Test
  void nobody_waits_for_a_tick() throws InterruptedException {
    mayCommit.release(1_000);
    long start = System.nanoTime();
    for (int round = 0; round < 8; round++) {
      offerAll("a", "b", "c", "d", "e", "f", "g", "h");
      answers(8);
    }

    assertThat(since(start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void nobody_waits_for_a_tick_to_hear_that_nothing_was_stored() throws InterruptedException {
    mayCommit.release(1_000);
    long start = System.nanoTime();
    for (int round = 0; round < 16; round++) {
      offerAll(POISON);
      answers(1);
    }
    StoreDoor.ofThisApplication().close("a test");
    try {
      for (int round = 0; round < 16; round++) {
        offerAll("a");
        answers(1);
      }
    } finally {
      StoreDoor.ofThisApplication().open();
    }

    assertThat(since(start)).isLessThan(Duration.ofSeconds(2));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void whoever_waits_when_it_closes_is_told() throws InterruptedException {
    beginWith("first");
    offerAll("a");
    var closing = new Thread(group::close);
    closing.start();
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    mayCommit.release();
    closing.join();

    assertThat(answers(2))
        .containsExactlyInAnyOrder("first stored", "a failed: the server is stopping");
    assertThat(group.offer("b")).isFalse();
    assertThat(group.waiting()).isZero();
  }

  private void beginWith(String item) throws InterruptedException {
    offerAll(item);
    began.acquire();
  }

  private void offerAll(String... items) {
    for (var item : items) {
      assertThat(group.offer(item)).isTrue();
    }
  }

  private List<String> answers(int count) throws InterruptedException {
    var given = new ArrayList<String>();
    while (given.size() < count) {
      var answer = answers.poll(10, SECONDS);
      assertThat(answer).as("answers so far: %s", given).isNotNull();
      given.add(answer);
    }
    return given;
  }
}
