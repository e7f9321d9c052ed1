package io.tidings.access.session;

/** Somebody has signed out; fired inside the transaction that ends the session. */
public record SessionEnded(String id) {}
