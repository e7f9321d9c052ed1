package io.tidings.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text with placeholders such as {@code {{name}}}, which each recipient has values for.
 *
 * @param between what stands before, between and after the placeholders: one more than there are
 *     names
 * @param placeholders the names in the order of the text, as often as they stand there
 */
public record Template(List<String> between, List<String> placeholders) {

  /** Letters and digits of any script. */
  private static final String NAME = "[\\p{L}\\p{Nd}_]{1,40}";

  private static final Pattern WHOLE_NAME = Pattern.compile(NAME);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\h*(" + NAME + ")\\h*\\}\\}");

  public Template {
    between = List.copyOf(between);
    placeholders = List.copyOf(placeholders);
  }

  public static Template of(String text) {
    var between = new ArrayList<String>();
    var placeholders = new ArrayList<String>();
    var found = PLACEHOLDER.matcher(text);
    int end = 0;
    while (found.find()) {
      between.add(text.substring(end, found.start()));
      placeholders.add(found.group(1));
      end = found.end();
    }
    between.add(text.substring(end));
    return new Template(between, placeholders);
  }

  /** Whether somebody meant the text to have placeholders, well written or not. */
  public static boolean isMeant(String text) {
    return text.contains("{{");
  }

  public static boolean isName(String name) {
    return WHOLE_NAME.matcher(name).matches();
  }

  /** Each once, in the order of the text. */
  public Set<String> names() {
    return new LinkedHashSet<>(placeholders);
  }

  /** Whether there are double braces that are no placeholder. */
  public boolean hasOddBraces() {
    return between.stream().anyMatch(part -> part.contains("{{") || part.contains("}}"));
  }

  /** How many characters the text has with these values, before letters are put together. */
  public long lengthWith(Map<String, String> values) {
    return between.stream().mapToLong(String::length).sum()
        + placeholders.stream().mapToLong(name -> valueOf(name, values).length()).sum();
  }

  /** The text with these values, as it is sent; a name without one stays as it was written. */
  public String filled(Map<String, String> values) {
    var text = new StringBuilder(between.get(0));
    for (int place = 0; place < placeholders.size(); place++) {
      text.append(valueOf(placeholders.get(place), values)).append(between.get(place + 1));
    }
    return Accents.composed(text.toString());
  }

  private static String valueOf(String name, Map<String, String> values) {
    return values.getOrDefault(name, "{{" + name + "}}");
  }
}
