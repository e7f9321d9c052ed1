package io.tidings.read.export;

import io.tidings.read.search.FoundPage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Some of the messages of an export with their histories, all at one place of the log.
 *
 * @param histories of the first messages of the page, as many as were read; of the others nothing
 *     is written with this page
 */
record ExportPage(FoundPage found, List<String> histories) {

  List<FoundPage.Entry> entries() {
    return found.entries().subList(0, histories.size());
  }

  /** The first message, when its history is too long to be read with others. */
  Optional<FoundPage.Entry> longOne() {
    return histories.isEmpty() ? found.entries().stream().findFirst() : Optional.empty();
  }

  /** What the next page comes after; empty when this is the last. */
  Optional<UUID> next() {
    int written = longOne().isPresent() ? 1 : histories.size();
    return written == found.entries().size()
        ? found.next()
        : Optional.of(found.entries().get(written - 1).message().id());
  }
}
