package io.tidings.problem;

/**
 * One thing that is wrong with what the caller sent.
 *
 * @param field where, such as {@code recipients[3].to}
 * @param message what, as a sentence that does not repeat the value
 */
public record Violation(String field, String message) {}
