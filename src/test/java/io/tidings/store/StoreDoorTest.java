package io.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreDoorTest {

  private final StoreDoor door = new StoreDoor();
  private final List<String> told = new ArrayList<>();

  @Test
  void it_is_open_at_first() throws Exception {
    door.pass();

    assertThat(door.closedBecause()).isEmpty();
  }

  @Test
  void nobody_passes_while_it_is_closed() {
    door.close("it is starting");

    assertThatThrownBy(door::pass)
        .isInstanceOf(StoreAwayException.class)
        .hasMessage("the database is away: it is starting");
  }

  @Test
  void those_who_wait_are_told_once_each_time() {
    door.onOpening(() -> told.add("open"));
    door.onClosing(() -> told.add("closed"));

    door.open();
    door.close("one");
    door.close("another");
    door.open();
    door.open();

    assertThat(told).containsExactly("closed", "open");
  }

  @Test
  void whoever_waits_no_more_is_told_no_more() {
    door.onOpening(() -> told.add("open")).run();

    door.close("one");
    door.open();

    assertThat(told).isEmpty();
  }

  @Test
  void a_doubt_reaches_whoever_minds_it() {
    door.doubt();
    door.mindedBy(() -> told.add("look"));

    door.doubt();

    assertThat(told).containsExactly("look");
  }
}
