package io.tidings.read.search;

import io.tidings.access.CallerRequest;
import io.tidings.access.Need;
import io.tidings.audit.Action;
import io.tidings.audit.AuditTrail;
import io.tidings.audit.Deed;
import io.tidings.problem.ProblemException;
import io.tidings.pseudonym.PseudonymSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Lets only some look for a number, and keeps a record of whoever does, before it is answered. */
@ApplicationScoped
public class NumberSearches {

  @Inject private AuditTrail audit;
  @Inject private PseudonymSettings pseudonyms;

  /**
   * @throws ProblemException when the key may not do it
   */
  public void admit(Search asked, HttpServletRequest request) {
    var who = CallerRequest.who(request);
    try {
      CallerRequest.require(request, Need.PRIVACY);
    } catch (ProblemException refusal) {
      audit.append(told(Deed.refused(who, Action.NUMBER_SEARCHED, "missing-scope"), asked));
      throw refusal;
    }
    audit.append(told(Deed.done(who, Action.NUMBER_SEARCHED), asked));
  }

  private Deed told(Deed deed, Search asked) {
    return deed.on(asked.recipient().flatMap(pseudonyms::pseudonymOf)).with("by", asked.names());
  }
}
