package io.tidings.dev.run;

/** Says in one sentence what the person at the keyboard can do about it. */
final class RunException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RunException(String sentence) {
    super(sentence);
  }
}
