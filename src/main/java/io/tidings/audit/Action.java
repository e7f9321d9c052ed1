package io.tidings.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What somebody can have done. */
public enum Action {
  SIGN_IN("sign-in"),
  SIGN_IN_REFUSED("sign-in.refused"),
  SIGN_OUT("sign-out"),
  SESSION_ENDED("session.ended"),
  SESSIONS_ENDED("sessions.ended"),
  TEAM_MADE("team.made"),
  KEY_MADE("key.made"),
  KEY_REVOKED("key.revoked"),
  MESSAGE_MOVED("message.moved"),
  MESSAGE_CANCELLED("message.cancelled"),
  TEXT_DELETED("text.deleted"),
  CALL_REPLAYED("call.replayed"),
  REPORT_ASSIGNED("report.assigned"),
  ASSIGNMENT_UNDONE("report.assignment-undone"),
  REPORT_DISMISSED("report.dismissed"),
  REPORT_RESTORED("report.restored"),
  ERASURE_ASKED("erasure.asked"),
  NUMBER_SEARCHED("search.number"),
  MESSAGES_EXPORTED("export"),
  AUDIT_EXPORTED("audit.exported");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /** As it is written in JSON and in the database. */
  public String word() {
    return word;
  }

  public static Optional<Action> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Action::word).toList();
  }
}
