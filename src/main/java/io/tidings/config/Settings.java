package io.tidings.config;

/**
 * Marks the settings of a package. All of them are read at start, so that wrong values stop the
 * deployment together and not one by one in production.
 */
public interface Settings {}
