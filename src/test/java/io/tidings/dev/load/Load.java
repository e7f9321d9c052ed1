package io.tidings.dev.load;

import io.tidings.dev.run.ParentWatch;
import java.util.Arrays;

/** Runs one of the tools by its name, for {@code mvn -Pload -Dload=KillTest}. */
public final class Load {

  private Load() {}

  /** Ends with 0 when everything was as it should be, else with 1. */
  public static void main(String... arguments) throws Exception {
    if (Boolean.getBoolean("tidings.run.end-with-parent")) {
      ParentWatch.start();
    }
    var words = String.join(" ", Arrays.copyOfRange(arguments, 1, arguments.length));
    var options = LoadOptions.parse(words);
    System.exit(runs(tool(arguments[0]), options) ? 0 : 1);
  }

  private static boolean runs(LoadTool tool, LoadOptions options) {
    try {
      return tool.run(options);
    } catch (Exception failed) {
      failed.printStackTrace();
      return false;
    }
  }

  private static LoadTool tool(String name) throws ReflectiveOperationException {
    return Class.forName(Load.class.getPackageName() + "." + name)
        .asSubclass(LoadTool.class)
        .getDeclaredConstructor()
        .newInstance();
  }
}
