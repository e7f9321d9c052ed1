package io.tidings.report.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides secrets wherever they stand in a text, also as proxies write them: in percent sequences, in
 * JSON, in Base64, in another case, folded, or split over values. What is around them stays.
 */
public final class HiddenSecrets {

  private static final String HIDDEN = "(hidden)";

  /** So many letters and digits are no other text, whatever stands between them. */
  private static final int UNMISTAKABLE = 12;

  /** A shorter word in the place of the token may be any. */
  private static final int LEAST_GIVEN = 8;

  /** What follows our path is a token, if only nearly the right one. */
  private static final Pattern AFTER_OUR_PATH =
      Pattern.compile("infobip[/\\\\]++reports[/\\\\]++([^\\s?#&\"'<>]++)");

  private static final int LEAST_OF_A_PATH = "infobip/reports/x".length();

  private final Set<String> secrets;
  private final Set<SecretForm> words = new HashSet<>();
  private final Set<SecretForm> signs = new HashSet<>();
  private final int shortest;

  private HiddenSecrets(Set<String> secrets) {
    this.secrets = secrets;
    secrets.stream()
        .flatMap(secret -> Stream.of(secret, new String(secret.getBytes(UTF_8), ISO_8859_1)))
        .forEach(this::add);
    shortest =
        Stream.concat(words.stream(), signs.stream())
            .mapToInt(form -> form.characters().length())
            .reduce(LEAST_OF_A_PATH, Math::min);
  }

  static HiddenSecrets of(Collection<String> secrets) {
    return new HiddenSecrets(Set.copyOf(secrets));
  }

  static HiddenSecrets of(TrustSettings settings) {
    var secrets = new ArrayList<>(settings.tokens().values());
    secrets.addAll(settings.signatures().secrets().values());
    for (var pair : settings.credentials().values()) {
      secrets.add(pair);
      secrets.add(pair.substring(pair.indexOf(':') + 1));
    }
    return of(secrets);
  }

  /** These and the token of a call, which may be nearly right. */
  public HiddenSecrets and(String given) {
    if (given.length() < LEAST_GIVEN) {
      return this;
    }
    var all = new HashSet<>(secrets);
    all.add(given);
    return new HiddenSecrets(all);
  }

  /** The signs of a secret count only when there is little else in it. */
  private void add(String secret) {
    var decoded = DecodedText.of(secret);
    var letters = wordsOf(decoded).toString();
    if (letters.length() >= UNMISTAKABLE) {
      words.add(SecretForm.plain(letters));
    } else {
      signs.add(SecretForm.plain(signsOf(decoded).toString()));
    }
    words.addAll(SecretForm.inBase64(secret));
  }

  private static DecodedText wordsOf(DecodedText text) {
    return text.only(Character::isLetterOrDigit);
  }

  /** A proxy may fold, put backslashes before characters, and write a space as a plus. */
  private static DecodedText signsOf(DecodedText text) {
    return text.only(
        sign ->
            !Character.isWhitespace(sign)
                && !Character.isISOControl(sign)
                && sign != '\\'
                && sign != '+');
  }

  String in(String text) {
    return in(List.of(text)).get(0);
  }

  /** All values of a header: a secret may begin in one and end in the next. */
  List<String> in(List<String> values) {
    var text = String.join("\n", values);
    var found = find(text);
    var shown = new ArrayList<String>(values.size());
    int start = 0;
    for (var value : values) {
      shown.add(found.isEmpty() ? value : without(found, text, start, start + value.length()));
      start += value.length() + 1;
    }
    return shown;
  }

  private BitSet find(String text) {
    var found = new BitSet();
    if (text.length() < shortest) {
      return found;
    }
    var decoded = DecodedText.of(text);
    var path = AFTER_OUR_PATH.matcher(decoded.toString());
    while (path.find()) {
      decoded.mark(path.start(1), path.end(1), found);
    }
    find(words, HiddenSecrets::wordsOf, decoded, found);
    find(signs, HiddenSecrets::signsOf, decoded, found);
    return found;
  }

  private static void find(
      Set<SecretForm> forms,
      UnaryOperator<DecodedText> reading,
      DecodedText decoded,
      BitSet found) {
    if (!forms.isEmpty()) {
      var text = reading.apply(decoded);
      var characters = text.toString();
      forms.forEach(form -> form.find(characters, text, found));
    }
  }

  private static String without(BitSet found, String text, int start, int end) {
    var shown = new StringBuilder();
    for (int place = start; place < end; ) {
      boolean hidden = found.get(place);
      int next = hidden ? found.nextClearBit(place) : found.nextSetBit(place);
      int until = next < 0 || next > end ? end : next;
      shown.append(hidden ? HIDDEN : text.substring(place, until));
      place = until;
    }
    return shown.toString();
  }

  /** Hides the secrets, so that they cannot slip into a log line. */
  @Override
  public String toString() {
    return secrets.size() + " hidden secrets";
  }

  @Dependent
  static class Producer {
    @Produces
    @Singleton
    HiddenSecrets secrets(TrustSettings settings) {
      return of(settings);
    }
  }
}
