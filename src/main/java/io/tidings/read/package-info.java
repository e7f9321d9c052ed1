/** The read path: what became of a send request, one or many. */
@NullMarked
package io.tidings.read;

import org.jspecify.annotations.NullMarked;
