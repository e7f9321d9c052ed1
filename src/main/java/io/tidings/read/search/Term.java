package io.tidings.read.search;

/**
 * What a message that is looked for can be known by. Those that an index serves stand first, the
 * most telling before the others: the first that is given finds the candidates, all others are
 * looked at in these.
 */
enum Term {
  MESSAGE_ID("m.id = :messageId"),
  CORRELATION_ID("m.correlation_id = :correlationId"),
  RECIPIENT("right(m.recipient, 4) = right(:recipient, 4) and m.recipient = :recipient"),
  LAST_DIGITS("right(m.recipient, 4) = :lastDigits"),
  REFERENCE("m.client_reference = :reference"),

  /** With a percent sign before the digits. */
  ENDS_WITH("m.recipient like :endsWith"),
  OUTCOME("m.outcome = :outcome"),
  ERROR_ID("m.error_id = :errorId"),
  ERROR_NAME("m.error_name = :errorName"),

  /** A message without a caller was stored by an older Tidings: only its send request knows. */
  CALLER("coalesce(m.caller, (" + ofRequest("caller") + ")) = :caller"),
  TEST("m.test = :test"),
  SENDER(
      "case when m.caller is null then (" + ofRequest("sender") + ") else m.sender end = :sender"),

  /**
   * The calling code, with a plus before it and a percent sign behind; other countries share it.
   */
  COUNTRY("m.recipient like :country");

  private final String condition;

  Term(String condition) {
    this.condition = condition;
  }

  /** For a message called {@code m}; its one parameter is {@link #parameter}. */
  String condition() {
    return condition;
  }

  String parameter() {
    return condition.substring(condition.lastIndexOf(':') + 1);
  }

  boolean isIndexed() {
    return compareTo(REFERENCE) <= 0;
  }

  private static String ofRequest(String column) {
    return "select r." + column + " from send_request r where r.correlation_id = m.correlation_id";
  }
}
