package io.tidings.dev.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Gives out recipients nobody had before; the simulator delivers to all of them. */
final class SendNumbers {

  private static final String COUNTRY = "+1";

  /** Eight digits, and two more for what becomes of the message. */
  private static final long FIRST = 20_000_000;

  private final AtomicLong next = new AtomicLong();

  List<String> next(int count) {
    long first = next.getAndAdd(count);
    List<String> numbers = new ArrayList<>(count);
    for (long number = first; number < first + count; number++) {
      numbers.add(COUNTRY + (FIRST + number) + "01");
    }
    return numbers;
  }
}
