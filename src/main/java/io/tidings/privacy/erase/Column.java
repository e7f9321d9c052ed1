package io.tidings.privacy.erase;

/**
 * A column that numbers may stand in.
 *
 * @param kind how it is looked through and written
 */
record Column(String name, Kind kind) {

  enum Kind {
    TEXT("%1$s", "%1$s = cast(? as text)"),
    JSON("cast(%1$s as text)", "%1$s = cast(? as jsonb)"),
    /** Text in bytes, looked through as PostgreSQL shows bytes. */
    BYTES("encode(%1$s, 'escape')", "%1$s = ?"),
    /**
     * The name that a caller gave to a send request. It goes, and with it the print of what was
     * asked: with a pseudonym in it, it would mean what nobody named so.
     */
    NAME(
        "%1$s",
        "%1$s = cast(? as text), fingerprint = case when cast(? as text) is null then null else"
            + " fingerprint end");

    private final String searched;
    private final String written;

    Kind(String searched, String written) {
      this.searched = searched;
      this.written = written;
    }
  }

  /**
   * The pattern of LIKE rules out nearly all before the regular expression, which PostgreSQL
   * prepares anew for each text.
   */
  String mayHaveIt() {
    return "%1$s like ? and %1$s ~ ?".formatted(searched());
  }

  private String searched() {
    return kind.searched.formatted(name);
  }

  /** What is read. */
  String read() {
    return kind == Kind.BYTES ? name : searched();
  }

  String assignment() {
    return kind.written.formatted(name);
  }

  /** How often the value stands in the {@link #assignment}. */
  int parameters() {
    return kind == Kind.NAME ? 2 : 1;
  }
}
