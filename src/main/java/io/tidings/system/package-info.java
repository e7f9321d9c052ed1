/** Tells operators how all of it stands, and everybody that something is wrong. */
@NullMarked
package io.tidings.system;

import org.jspecify.annotations.NullMarked;
