package io.tidings.send.body;

import io.tidings.problem.Fields;
import io.tidings.text.Invisible;
import io.tidings.text.Segmentation;
import io.tidings.text.Template;
import io.tidings.text.TextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a text with placeholders for each recipient. The texts themselves are not kept,
 * for there may be 10,000 of them.
 */
public final class FilledTexts {

  /** More characters than segments could hold, so that nobody has longer ones filled and cut. */
  private static final int MOST_CHARACTERS = 2 * 153 * Segmentation.MAX_SEGMENTS;

  private final Fields body;
  private final Template template;
  private final TextOptions options;
  private final List<Optional<Integer>> segments = new ArrayList<>();
  private @Nullable Example first;
  private @Nullable Example longest;

  /** The text of one recipient, and the place of that. */
  public record Example(int place, Segmentation segmentation) {

    private int count() {
      return segmentation.segments().size();
    }

    private boolean isLongerThan(Example other) {
      return count() == other.count()
          ? segmentation.charactersRemaining() < other.segmentation.charactersRemaining()
          : count() > other.count();
    }
  }

  private FilledTexts(Fields body, Template template, TextOptions options) {
    this.body = body;
    this.template = template;
    this.options = options;
  }

  /** Whether the text is to be filled: it is meant to have placeholders, or there are values. */
  static boolean areMeant(String text, List<Optional<NewMessage>> places) {
    return Template.isMeant(text) || haveValues(places);
  }

  private static boolean haveValues(List<Optional<NewMessage>> places) {
    return places.stream().flatMap(Optional::stream).anyMatch(each -> !each.values().isEmpty());
  }

  /** Notes what is wrong with the text, and with values at the recipients that they are of. */
  static FilledTexts of(
      Fields body, String text, TextOptions options, List<Optional<NewMessage>> places) {
    var filled = new FilledTexts(body, Template.of(text), options);
    if (filled.canBe(places)) {
      for (int place = 0; place < places.size(); place++) {
        filled.add(place, places.get(place));
      }
    }
    return filled;
  }

  private boolean canBe(List<Optional<NewMessage>> places) {
    if (template.hasOddBraces()) {
      body.wrong(
          "text",
          "has {{ or }} that make no placeholder; one is written {{name}}, with letters, digits and"
              + " _ in its name, at most 40");
      return false;
    }
    if (places.stream().anyMatch(Optional::isPresent) && !haveValues(places)) {
      body.wrong("text", "has placeholders, but no recipient has values for them");
      return false;
    }
    return true;
  }

  private void add(int place, Optional<NewMessage> message) {
    var example =
        message
            .filter(each -> fits(place, each))
            .flatMap(each -> filled(place, each))
            .map(segmentation -> new Example(place, segmentation));
    segments.add(example.map(Example::count));
    example.ifPresent(this::keep);
  }

  private void keep(Example example) {
    if (first == null) {
      first = example;
    }
    if (longest == null || example.isLongerThan(longest)) {
      longest = example;
    }
  }

  private boolean fits(int place, NewMessage message) {
    var names = template.names();
    var values = message.values();
    names.stream()
        .filter(name -> !values.containsKey(name))
        .forEach(name -> wrong(place, "." + name, "is missing; the text has a place for it"));
    values.keySet().stream()
        .filter(name -> !names.contains(name))
        .sorted()
        .forEach(name -> wrong(place, "." + name, "has no place in the text"));
    return values.keySet().equals(names);
  }

  private Optional<Segmentation> filled(int place, NewMessage message) {
    boolean isTooLong = template.lengthWith(message.values()) > MOST_CHARACTERS;
    var text = isTooLong ? "" : template.filled(message.values());
    if (!isTooLong && Invisible.isAllOf(text)) {
      wrong(place, "", "make an empty text");
      return Optional.empty();
    }
    var segmentation = Segmentation.of(text, options);
    if (isTooLong || segmentation.isTooLong()) {
      wrong(
          place,
          "",
          "make a text of more than %d segments, which cannot be sent"
              .formatted(Segmentation.MAX_SEGMENTS));
      return Optional.empty();
    }
    return Optional.of(segmentation);
  }

  private void wrong(int place, String name, String message) {
    body.wrong(
        "%s[%d].%s%s".formatted(NewMessagesReader.RECIPIENTS, place, ValuesReader.FIELD, name),
        message);
  }

  /** The names that the text has places for, in its order. */
  public List<String> placeholders() {
    return List.copyOf(template.names());
  }

  /** Of each recipient, in their order; empty where the text cannot be filled. */
  public List<Optional<Integer>> segments() {
    return List.copyOf(segments);
  }

  /** The text of the first recipient of whom it can be filled. */
  public Optional<Example> first() {
    return Optional.ofNullable(first);
  }

  /** The first of those with most segments and least room left in them. */
  public Optional<Example> longest() {
    return Optional.ofNullable(longest);
  }
}
