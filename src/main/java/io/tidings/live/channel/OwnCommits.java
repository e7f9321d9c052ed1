package io.tidings.live.channel;

import static java.util.Comparator.comparingLong;

import io.tidings.message.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * What this node has committed and the {@link EventTail} has yet to publish, so that it need not
 * read it. Bounded: what does not fit is in the log all the same.
 */
final class OwnCommits {

  /** As many as the queue of a reader takes at once. */
  static final int MOST_EVENTS = 4 * EventTail.PAGE;

  /** Of the reports as they came, which are the large part of an event. */
  static final int MOST_CHARACTERS = 4_000_000;

  private List<Commit> waiting = new ArrayList<>();
  private int events;
  private long characters;

  /**
   * One of them.
   *
   * @param at when it was handed over, at once after it was done
   */
  record Commit(List<Event> events, long at) {
    long first() {
      return events.get(0).seq();
    }
  }

  /** Keeps a commit or not: one of more than a page is better read page by page. */
  synchronized void add(List<Event> commit, long now) {
    long more = commit.stream().mapToLong(OwnCommits::characters).sum();
    if (commit.size() <= EventTail.PAGE
        && events + commit.size() <= MOST_EVENTS
        && characters + more <= MOST_CHARACTERS) {
      waiting.add(new Commit(commit, now));
      events += commit.size();
      characters += more;
    }
  }

  private static int characters(Event event) {
    return event.raw().map(String::length).orElse(0);
  }

  /** All that wait, in the order of the log, in which they need not have come. */
  synchronized List<Commit> take() {
    var taken = waiting;
    clear();
    taken.sort(comparingLong(Commit::first));
    return taken;
  }

  synchronized void clear() {
    waiting = new ArrayList<>();
    events = 0;
    characters = 0;
  }
}
