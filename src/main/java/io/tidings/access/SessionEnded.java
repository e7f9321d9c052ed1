package io.tidings.access;

/** Somebody has signed out; fired inside the transaction that ends the session. */
public record SessionEnded(String id) {}
