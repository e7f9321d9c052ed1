/** Statements of our own that take many rows at once. */
@NullMarked
package io.tidings.sql;

import org.jspecify.annotations.NullMarked;
