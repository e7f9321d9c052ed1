package io.tidings.infobip;

import io.tidings.message.Message;
import io.tidings.message.SendRequest;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one call hands to Infobip: messages of one send request. */
public record Submission(SendRequest request, List<Message> messages) {

  /** A value of one character tells nothing, and would be found in all words. */
  private static final int LEAST_SAID = 2;

  /** The messages by their texts, which are one unless each has values of its own. */
  Map<String, List<Message>> byText() {
    Map<String, List<Message>> byText = new LinkedHashMap<>();
    for (var message : messages) {
      byText
          .computeIfAbsent(message.textOf(request).orElseThrow(), text -> new ArrayList<>())
          .add(message);
    }
    return byText;
  }

  boolean hasOneText() {
    return messages.stream().allMatch(message -> message.values().isEmpty());
  }

  /** Texts and parts of texts, which must not get into a reason. */
  Set<String> said() {
    var values =
        messages.stream()
            .flatMap(message -> message.values().stream())
            .flatMap(each -> each.values().stream())
            .map(value -> ((JsonString) value).getString())
            .filter(value -> value.length() >= LEAST_SAID);
    return Stream.concat(byText().keySet().stream(), values).collect(Collectors.toSet());
  }
}
