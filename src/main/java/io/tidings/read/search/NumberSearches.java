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
import java.util.Optional;

/** Lets only some look for a number, and keeps a record of whoever does, before it is answered. */
@ApplicationScoped
public class NumberSearches {

  @Inject private AuditTrail audit;
  @Inject private PseudonymSettings pseudonyms;

  /**
   * @throws ProblemException when the key may not do it
   */
  public void admit(Search asked, HttpServletRequest request) {
    admit(asked.recipient(), asked.names(), request);
  }

  /**
   * @param recipient the number; empty when only its end is known
   * @param by what is looked for, without what
   * @throws ProblemException when the key may not do it
   */
  public void admit(Optional<String> recipient, String by, HttpServletRequest request) {
    var who = CallerRequest.who(request);
    var number = recipient.flatMap(pseudonyms::pseudonymOf);
    try {
      CallerRequest.require(request, Need.PRIVACY);
    } catch (ProblemException refusal) {
      var refused = Deed.refused(who, Action.NUMBER_SEARCHED, "missing-scope");
      audit.append(refused.on(number).with("by", by));
      throw refusal;
    }
    audit.append(Deed.done(who, Action.NUMBER_SEARCHED).on(number).with("by", by));
  }
}
