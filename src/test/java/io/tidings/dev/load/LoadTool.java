package io.tidings.dev.load;

/**
 * What {@code mvn -Pload -Dload=<simple name of the class>} runs; it has a constructor without
 * parameters.
 */
interface LoadTool {

  /**
   * @return whether everything was as it should be
   */
  boolean run(LoadOptions options) throws Exception;
}
