package io.tidings.problem;

import io.tidings.json.JsonFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.ByteArrayInputStream;

/** Makes JSON of request bodies. */
public final class JsonBody {

  private static final int DEEPEST = 100;

  private JsonBody() {}

  /**
   * @throws ProblemException 400 when it is not a JSON object
   */
  public static JsonObject object(byte[] body) {
    if (body.length == 0) {
      throw malformed("The body is empty.");
    }
    if (deepest(body) > DEEPEST) {
      throw malformed("The body nests more than " + DEEPEST + " levels deep.");
    }
    if (parse(body) instanceof JsonObject object) {
      return object;
    }
    throw malformed("The body must be a JSON object.");
  }

  /** Looked at before anything is built, since parsers have bounds of their own or none. */
  private static int deepest(byte[] body) {
    int depth = 0;
    int deepest = 0;
    boolean inText = false;
    for (int place = 0; place < body.length; place++) {
      switch (body[place]) {
        case '"' -> inText = !inText;
        case '\\' -> place += inText ? 1 : 0;
        case '{', '[' -> {
          depth += inText ? 0 : 1;
          deepest = Math.max(deepest, depth);
        }
        case '}', ']' -> depth -= inText ? 0 : 1;
        default -> {}
      }
    }
    return deepest;
  }

  private static JsonValue parse(byte[] body) {
    try (var parser = JsonFactory.createParser(new ByteArrayInputStream(body))) {
      parser.next();
      var value = parser.getValue();
      if (goesOn(parser)) {
        throw malformed("The body goes on after its JSON object.");
      }
      return value;
    } catch (JsonParsingException broken) {
      throw malformed(whereBroken(broken.getLocation(), body));
    } catch (JsonException broken) {
      throw malformed("The body is not JSON in UTF-8.");
    } catch (ProblemException more) {
      throw more;
    } catch (RuntimeException outOfBounds) {
      // the parser has bounds for numbers and nesting, and exceptions of all kinds for them
      throw malformed("The body nests too deeply or has a number too large.");
    }
  }

  /** Parsers either tell or throw when more than white space follows. */
  private static boolean goesOn(JsonParser parser) {
    try {
      return parser.hasNext();
    } catch (JsonException more) {
      return true;
    }
  }

  /** The parser has no use for a place behind the end, so neither have we. */
  private static String whereBroken(JsonLocation at, byte[] body) {
    return at.getStreamOffset() >= body.length
        ? "The body is not JSON: it ends too early."
        : "The body is not JSON: look at line %d, column %d."
            .formatted(at.getLineNumber(), at.getColumnNumber());
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(
        Problem.of("malformed-json", 400, "The body is not a JSON object", detail));
  }
}
