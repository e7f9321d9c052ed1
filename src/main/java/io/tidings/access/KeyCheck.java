package io.tidings.access;

import io.tidings.access.Identity.Known;
import io.tidings.access.Identity.Unknown;
import io.tidings.access.key.AccessSettings;
import io.tidings.access.key.AddressRanges;
import io.tidings.access.key.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/**
 * Looks keys up, and lets nobody guess them. A right key is refused only where its caller was never
 * seen before and somebody guesses keys at the same address.
 */
@ApplicationScoped
class KeyCheck {

  /** What a key was given for. */
  enum Use {
    CALL,
    SIGN_IN
  }

  @Inject private Callers callers;
  @Inject private AccessSettings settings;
  @Inject private WrongKeys wrongKeys;

  Identity check(String key, HttpServletRequest request, Use use) {
    var address = addressOf(request);
    var known = callers.byKey(key);
    boolean letIn =
        known.isPresent() && wrongKeys.guesses().letIn(address, known.get().caller().getName());
    if (letIn) {
      return Known.by(known.get());
    }
    boolean tooMany = wrongKeys.add(address, key, use);
    return new Unknown(
        tooMany ? AccessProblems.tooManyWrongKeys() : AccessProblems.notAuthorised());
  }

  /** Where a request comes from, as far as our own proxies tell. */
  String addressOf(HttpServletRequest request) {
    var peer = String.valueOf(request.getRemoteAddr());
    return settings
        .proxies()
        .callerBehind(peer, Collections.list(request.getHeaders("X-Forwarded-For")))
        .map(AddressRanges::networkOf)
        .orElse(peer);
  }
}
