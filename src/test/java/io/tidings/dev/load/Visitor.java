package io.tidings.dev.load;

/** Who knocks at the doors of Tidings without a key, and with what. */
public enum Visitor {
  /** With nothing at all. */
  STRANGER("", ""),

  /** With the cookie of a session that does not exist. */
  FORMER_GUEST("", "Cookie: tidings_session=nothing\r\n"),

  /** With a ticket for the stream of one send request. */
  TICKET_HOLDER("ticket=TICKET", "");

  private final String query;
  private final String headers;

  Visitor(String query, String headers) {
    this.query = query;
    this.headers = headers;
  }

  String headers() {
    return headers;
  }

  String targetOf(RawPath path, Belongings belongings) {
    var target = path.target();
    return query.isEmpty()
        ? target
        : target
            + (target.contains("?") ? "&" : "?")
            + query.replace("TICKET", belongings.ticket());
  }
}
