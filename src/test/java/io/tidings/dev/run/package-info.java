/** Starts servers with the shipped WAR: one at a time for a test, or all of Tidings to try it. */
@NullMarked
package io.tidings.dev.run;

import org.jspecify.annotations.NullMarked;
