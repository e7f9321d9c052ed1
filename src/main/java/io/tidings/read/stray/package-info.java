/** Finds what is stored of a number and belongs to no message, which operators see in an export. */
@NullMarked
package io.tidings.read.stray;

import org.jspecify.annotations.NullMarked;
