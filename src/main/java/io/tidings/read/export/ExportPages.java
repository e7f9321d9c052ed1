package io.tidings.read.export;

import io.tidings.content.Content;
import io.tidings.message.Message;
import io.tidings.read.Histories;
import io.tidings.read.search.FoundPage;
import io.tidings.read.search.MessageSearch;
import io.tidings.read.search.Search;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.List;

/** Reads an export page by page; each takes a transaction of its own, and nothing is kept of it. */
@ApplicationScoped
class ExportPages {

  @Inject private MessageSearch messages;
  @Inject private Histories histories;
  @PersistenceContext private EntityManager entities;

  /**
   * @param withHistory whether it is wanted
   */
  @Transactional
  ExportPage read(Search search, boolean withHistory, Content content) {
    var found = messages.page(search);
    var entries = found.entries();
    var page =
        new ExportPage(
            found,
            withHistory ? histories(found, content) : Collections.nCopies(entries.size(), ""));
    entities.clear();
    return page;
  }

  private List<String> histories(FoundPage found, Content content) {
    var of = found.entries().stream().map(FoundPage.Entry::request).distinct().toList();
    var those = found.entries().stream().map(FoundPage.Entry::message).toList();
    return histories.of(those, of, found.logPosition(), content);
  }

  @Transactional
  Histories.Part part(Message message, long after, long upTo, Content content) {
    var part = histories.part(message, after, upTo, content);
    entities.clear();
    return part;
  }
}
