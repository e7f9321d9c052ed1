package io.tidings.read.stray;

import io.tidings.content.Content;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Which number to look for in what belongs to no message, and in which time; ids are in its order.
 *
 * @param first no lesser id
 * @param before only lesser ids
 * @param content how what is found is shown
 */
public record StraySearch(String number, UUID first, UUID before, Content content) {

  /** As others write it. */
  String digits() {
    return number.substring(1);
  }

  /** Infobip writes numbers without the plus. */
  public List<String> spellings() {
    return List.of(digits(), number);
  }

  public StraySearch before(UUID id) {
    return new StraySearch(number, first, id, content);
  }

  /** Whether it stands there, and not a longer number that only has its digits in it. */
  boolean isIn(String text) {
    return Pattern.compile("(?<![0-9])" + digits() + "(?![0-9])").matcher(text).find();
  }
}
