package io.tidings.access.session;

import io.tidings.access.key.Caller;

/**
 * A page that somebody has signed in on.
 *
 * @param id names it without being a secret: the hash of its token, in hex
 */
public record Session(String id, Caller caller) {}
