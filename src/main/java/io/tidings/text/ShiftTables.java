package io.tidings.text;

/**
 * The national language tables a text is written with; each is named in the header of every
 * segment.
 *
 * @param language whose tables; NONE when the default alphabet does
 * @param singleShift whether its extension table replaces the default one
 * @param lockingShift whether its base table replaces the default one
 */
public record ShiftTables(Language language, boolean singleShift, boolean lockingShift) {

  public static final ShiftTables NONE = new ShiftTables(Language.NONE, false, false);

  private static final int TABLE_ELEMENT = 3;
  private static final int LINK_ELEMENT = 5;
  private static final int LENGTH = 1;

  int count() {
    return (singleShift ? 1 : 0) + (lockingShift ? 1 : 0);
  }

  /** Octets of the header (3GPP TS 23.040, 9.2.3.24) of a segment that travels alone, or linked. */
  int headerOctets(boolean linked) {
    int elements = TABLE_ELEMENT * count() + (linked ? LINK_ELEMENT : 0);
    return elements == 0 ? 0 : LENGTH + elements;
  }
}
