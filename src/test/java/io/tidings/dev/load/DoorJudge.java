package io.tidings.dev.load;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says of each call over one connection whether it got more than it should.
 *
 * <p>Right are a refusal, and an answer that is open to anybody by its whole body. 413 to 415 are
 * refusals of bodies and long paths; 501 is what servlets answer to methods they do not know; a
 * connection that is closed without a word is a refusal, too. No answer of any status shows what is
 * not its caller's, nor our classes.
 */
final class DoorJudge {

  private static final Set<Integer> REFUSALS =
      Set.of(0, 400, 401, 403, 404, 405, 413, 414, 415, 501);
  private static final Pattern OUR_CLASSES =
      Pattern.compile("io[./]tidings[./](?!problems)[a-z]|\tat [\\w.$]+\\(|Exception");

  private final Belongings belongings;
  private final OpenAnswers open;
  private Optional<String> readable = Optional.empty();

  DoorJudge(Belongings belongings, OpenAnswers open) {
    this.belongings = belongings;
    this.open = open;
  }

  /** GET of a target comes before HEAD, which is right where GET was. */
  Optional<OpenDoor> judge(RawCall call, RawAnswer answer) {
    boolean included = open.include(call, answer, readable.equals(Optional.of(call.target())));
    if (call.method().equals("GET")) {
      readable = included && answer.status() == 200 ? Optional.of(call.target()) : Optional.empty();
    }
    return included
        ? Optional.empty()
        : wrongWith(call, answer)
            .map(kind -> new OpenDoor(kind, call.toString(), answer.toString()));
  }

  private Optional<String> wrongWith(RawCall call, RawAnswer answer) {
    var text = answer.headers() + answer.text();
    if (belongings.secretsBeside(call.path().meant()).anyMatch(text::contains)) {
      return Optional.of(answer.status() + " with what is not for strangers");
    }
    if (OUR_CLASSES.matcher(text).find()) {
      return Optional.of(answer.status() + " with names of classes");
    }
    if (OpenAnswers.isOfOperations(answer)) {
      return Optional.of(answer.status() + " with what is for operations");
    }
    if (REFUSALS.contains(answer.status())) {
      return Optional.empty();
    }
    return Optional.of(answer.status() + (answer.body().length == 0 ? " and empty" : ""));
  }
}
