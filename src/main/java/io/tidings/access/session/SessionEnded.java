package io.tidings.access.session;

/** A session was ended; fired inside the transaction that ends the session. */
public record SessionEnded(String id) {}
