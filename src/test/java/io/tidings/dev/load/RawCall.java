package io.tidings.dev.load;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A call with a raw target. */
record RawCall(Visitor visitor, String method, RawPath path, String target, String body) {

  private static final String ABSOLUTE = "(?i:https?://[^/?#]*)";
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  static RawCall of(Visitor visitor, String method, RawPath path, Belongings belongings) {
    return new RawCall(
        visitor,
        method,
        path,
        visitor.targetOf(path, belongings),
        belongings.bodyFor(path.meant()));
  }

  byte[] bytes() {
    var head = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + visitor.headers();
    var rest =
        WITH_BODY.contains(method)
            ? "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body)
            : "\r\n";
    return (head + rest).getBytes(StandardCharsets.ISO_8859_1);
  }

  boolean isBodiless() {
    return method.equals("HEAD");
  }

  /**
   * Whether it asks with the ticket for the stream of that send request, at its own path. Whom an
   * absolute target names besides is for a proxy to know (RFC 9112, section 3.2.2).
   */
  boolean mayFollow(String correlationId) {
    var own = ABSOLUTE + "?/api/(messages/" + correlationId + "/)?events/?";
    return visitor == Visitor.TICKET_HOLDER && path.target().split("[?]", 2)[0].matches(own);
  }

  /** With odd bytes as escapes. */
  @Override
  public String toString() {
    var text = new StringBuilder(visitor + " " + method + " ");
    target
        .chars()
        .forEach(
            sign ->
                text.append(
                    sign > 32 && sign < 127
                        ? String.valueOf((char) sign)
                        : "\\x%02x".formatted(sign)));
    return text.toString();
  }
}
