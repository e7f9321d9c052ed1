package io.tidings.system.node;

import static io.tidings.DatabaseFixture.inTransaction;
import static io.tidings.InjectionFixture.inject;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.DatabaseFixture;
import io.tidings.dev.SettableClock;
import io.tidings.submit.Pause;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes tell of themselves, on a real database. */
class NodesTest {

  private static final Instant NOON = SettableClock.NOON;
  private static final Duration GONE = Node.GONE_AFTER.plusMillis(1);

  private final SettableClock clock = new SettableClock();
  private final EntityManager entities = DatabaseFixture.running().open();
  private final Nodes nodes = inject(new Nodes(), entities, clock);

  @BeforeEach
  void forgetAll() throws Exception {
    in(() -> entities.createNativeQuery("delete from node").executeUpdate());
  }

  @AfterEach
  void close() throws Exception {
    forgetAll();
    entities.close();
  }

  @Test
  void a_node_is_read_as_it_told_of_itself_last() throws Exception {
    var first = NodeFixture.named("one", clock.instant());
    tell(first);
    clock.pass(Duration.ofSeconds(2));
    var pause =
        new Pause("blocked", "Infobip answered 401", NOON.plusSeconds(1), NOON.plusSeconds(61));
    var later =
        new Node(
            first.id(),
            "one",
            "0.2.0",
            NOON,
            clock.instant(),
            Duration.ofMillis(-2_500),
            Optional.of(NOON.plusSeconds(1)),
            Duration.ofMillis(700),
            Optional.of(NOON),
            12,
            3,
            Optional.of(pause),
            Optional.of(NOON.minusSeconds(900)),
            Optional.of("No report has come."));
    tell(later);

    assertThat(all()).containsExactly(later);
    assertThat(later.pause().orElseThrow().status()).isEqualTo(OptionalInt.of(401));
    tell(first);
    assertThat(all()).containsExactly(first);
  }

  @Test
  void nodes_on_one_machine_do_not_clash() throws Exception {
    tell(NodeFixture.named("one", NOON));
    tell(NodeFixture.named("one", NOON));

    assertThat(all()).hasSize(2).extracting(Node::name).containsOnly("one");
  }

  @Test
  void one_that_has_fallen_silent_is_gone_until_another_stands_in_its_place() throws Exception {
    var killed = NodeFixture.named("one", NOON);
    var beside = NodeFixture.named("one", NOON);
    tell(killed);
    clock.pass(GONE);
    tell(NodeFixture.seen(beside, clock.instant()));
    assertThat(all()).hasSize(2).filteredOn(node -> node.isGone(clock.instant())).hasSize(1);

    tell(NodeFixture.named("two", clock.instant()));
    assertThat(all()).extracting(Node::id).contains(killed.id());
    tell(NodeFixture.named("one", clock.instant()));
    assertThat(all()).hasSize(3).extracting(Node::id).doesNotContain(killed.id());
  }

  @Test
  void one_that_stops_is_missed_by_nobody() throws Exception {
    var node = NodeFixture.named("one", NOON);
    var other = NodeFixture.named("two", NOON);
    tell(node);
    tell(other);

    in(() -> leave(node.id()));

    assertThat(all()).containsExactly(other);
  }

  @Test
  void one_that_went_long_ago_is_forgotten() throws Exception {
    tell(NodeFixture.named("one", NOON));
    clock.pass(Nodes.REMEMBERED);
    in(this::forgetGone);
    assertThat(all()).hasSize(1);

    clock.pass(Duration.ofMillis(1));
    in(this::forgetGone);
    assertThat(all()).isEmpty();
  }

  private boolean leave(UUID id) {
    nodes.leave(id);
    return true;
  }

  private boolean forgetGone() {
    nodes.forgetGone();
    return true;
  }

  private void tell(Node node) throws Exception {
    in(
        () -> {
          nodes.tell(node);
          return true;
        });
  }

  private List<Node> all() throws Exception {
    return in(nodes::all);
  }

  private <T> T in(Callable<T> work) throws Exception {
    return inTransaction(entities, work);
  }
}
