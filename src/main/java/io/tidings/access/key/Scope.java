package io.tidings.access.key;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something a key may do. */
public enum Scope {
  /** Send, preview, move and cancel, and delete the text of what was sent. */
  SEND,
  /** Read, find and follow send requests and messages. */
  READ,
  /** See numbers and texts in what is read; without it they are hidden. */
  READ_CONTENT,
  /** Look at webhook calls and unmatched reports of all teams, replay and assign them. */
  OPERATE,
  /** Find messages by number, export them, and erase persons. */
  PRIVACY,
  /** Make, list and revoke keys of the own team; in the team default of all, and teams. */
  ADMIN;

  /** As it is written in JSON and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Scope::word).toList();
  }
}
