package io.tidings.access;

/** What a call needs before it may be made. */
public enum Need {
  /** Nothing: anyone may call, or the method finds out by itself who does. */
  NOTHING,
  /** A key, or the session of a page. */
  CALLER,
  /** The same, or a ticket that names every send request the call names. */
  CALLER_OR_TICKET,
  /** The key or session of a caller whom {@code tidings.access.operators} names. */
  OPERATOR
}
