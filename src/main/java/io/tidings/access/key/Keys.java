package io.tidings.access.key;

import io.tidings.audit.Who;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes and revokes keys; this node knows at once, others within some seconds. */
@ApplicationScoped
public class Keys {

  private static final System.Logger LOG = System.getLogger(Keys.class.getName());

  @Inject private StoredKeys stored;
  @Inject private Callers callers;
  private final SecureRandom random = new SecureRandom();

  /**
   * A key that was made.
   *
   * @param text the key itself, which nobody can be told again
   */
  public record Made(StoredKeys.Entry entry, String text) {

    /** Without the key. */
    @Override
    public String toString() {
      return entry.key().toString();
    }
  }

  /**
   * @param test whether nothing shall leave that is sent with it
   * @param by who asks for it
   */
  public Made make(
      Caller caller, Set<Scope> scopes, Optional<Instant> expiresAt, boolean test, Who by) {
    var text = KeyText.next(random);
    var key = new AccessKey(text.id(), caller, scopes, expiresAt, Digest.sha256(text.text()), test);
    stored.add(key, by);
    callers.refresh();
    LOG.log(Level.INFO, "key {0} was made by {1} with {2}", key, by.key(), scopes);
    return new Made(stored.find(caller.team(), key.id()).orElseThrow(), text.text());
  }

  /**
   * Sessions, tickets and streams that hang on it end with it.
   *
   * @param team of the administrator who asks for it
   * @return false when that sees none of this id
   */
  public boolean revoke(String team, String id, Who by) {
    if (stored.find(team, id).isEmpty()) {
      return false;
    }
    if (stored.revoke(id, by)) {
      LOG.log(Level.INFO, "key {0} was revoked by {1}", id, by.key());
    }
    callers.refresh();
    return true;
  }

  /**
   * All there ever were, newest first.
   *
   * @param team of the administrator who asks; the team default sees those of all teams
   */
  public List<StoredKeys.Entry> all(String team) {
    return stored.all(team);
  }

  public Optional<StoredKeys.Entry> find(String team, String id) {
    return stored.find(team, id);
  }
}
