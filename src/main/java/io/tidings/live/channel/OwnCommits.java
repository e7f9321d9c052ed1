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

  private List<List<Event>> waiting = new ArrayList<>();
  private int events;
  private long characters;

  /** Keeps a commit or not: one of more than a page is better read page by page. */
  synchronized void add(List<Event> commit) {
    long more = commit.stream().mapToLong(OwnCommits::characters).sum();
    if (commit.size() <= EventTail.PAGE
        && events + commit.size() <= MOST_EVENTS
        && characters + more <= MOST_CHARACTERS) {
      waiting.add(commit);
      events += commit.size();
      characters += more;
    }
  }

  private static int characters(Event event) {
    return event.raw().map(String::length).orElse(0);
  }

  /** All that wait, in the order of the log, in which they need not have come. */
  synchronized List<List<Event>> take() {
    var taken = waiting;
    clear();
    taken.sort(comparingLong(commit -> commit.get(0).seq()));
    return taken;
  }

  synchronized void clear() {
    waiting = new ArrayList<>();
    events = 0;
    characters = 0;
  }
}
