package io.tidings.infobip;

import static io.tidings.infobip.LooseJson.object;
import static io.tidings.infobip.LooseJson.text;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Infobip finds wrong with a call, in the shape of either version of its API. */
record Violations(List<Rejection> found) {

  private static final int MOST_DESCRIBED = 3;
  private static final int LONGEST = 200;

  /** The members of a call that all its messages share. Infobip documents no form of the paths. */
  private static final Pattern SHARED =
      Pattern.compile("(^|[.\\]])(content|sender|from|text|options|webhooks)([.\\[]|$)");

  /** The same where each message has a text of its own. */
  private static final Pattern SHARED_BUT_FOR_TEXT =
      Pattern.compile("(^|[.\\]])(sender|from|options|webhooks)([.\\[]|$)");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`");
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d ()/.-]{2,}\\d");

  /** The report URL ends in a secret. */
  private static final Pattern URL =
      Pattern.compile("(?i)(https?(:|%3a)|\\S{0,200}/infobip/reports)[^\\s;]+");

  /** One thing wrong with one member of the call. */
  record Rejection(String property, String violation) {}

  static Violations of(JsonObject body) {
    List<Rejection> found = new ArrayList<>();
    if (body.get("violations") instanceof JsonArray list) {
      list.stream()
          .filter(JsonObject.class::isInstance)
          .map(entry -> violation(entry.asJsonObject()))
          .forEach(found::add);
    }
    var older =
        object(object(object(body, "requestError"), "serviceException"), "validationErrors");
    older.forEach(
        (property, messages) -> {
          if (messages instanceof JsonArray list) {
            list.getValuesAs(value -> value instanceof JsonString text ? text.getString() : "")
                .forEach(message -> found.add(new Rejection(property, message)));
          }
        });
    return new Violations(found);
  }

  private static Rejection violation(JsonObject entry) {
    var property = text(entry, "property");
    var violation = text(entry, "violation");
    return new Rejection(property == null ? "" : property, violation == null ? "" : violation);
  }

  /**
   * Whether no message of the call would be taken alone, for each is wrong in the same way.
   *
   * @param oneText whether they share that
   */
  boolean concernAll(boolean oneText) {
    var shared = oneText ? SHARED : SHARED_BUT_FOR_TEXT;
    return !found.isEmpty()
        && found.stream().allMatch(each -> shared.matcher(each.property()).find());
  }

  /** For a reason that people read: without texts, numbers and URLs. */
  String described(Set<String> texts) {
    var longestFirst =
        texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    var described =
        found.stream()
            .limit(MOST_DESCRIBED)
            .map(each -> (each.property() + " " + masked(each.violation(), longestFirst)).strip())
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("; "));
    var cut = described.length() > LONGEST ? described.substring(0, LONGEST) + "…" : described;
    return cut.isEmpty() ? "" : ": " + cut;
  }

  private static String masked(String violation, List<String> texts) {
    var withoutTexts = violation;
    for (var text : texts) {
      withoutTexts = text.isEmpty() ? withoutTexts : withoutTexts.replace(text, "…");
    }
    var withoutQuotes = QUOTED.matcher(withoutTexts).replaceAll("…");
    var withoutUrls = URL.matcher(withoutQuotes).replaceAll("…");
    return NUMBER.matcher(withoutUrls).replaceAll("…");
  }
}
