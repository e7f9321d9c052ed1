/** Tools that never ship, and the clock of the tests. */
@NullMarked
package io.tidings.dev;

import org.jspecify.annotations.NullMarked;
