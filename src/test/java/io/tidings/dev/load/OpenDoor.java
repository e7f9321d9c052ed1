package io.tidings.dev.load;

/** A call that got what it should not have. */
public record OpenDoor(String kind, String call, String answer) {

  @Override
  public String toString() {
    return kind + ": " + call + " -> " + answer;
  }
}
