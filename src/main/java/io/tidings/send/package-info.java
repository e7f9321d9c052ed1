/** The calls of a caller who sends: a send request, a preview, another time. */
@NullMarked
package io.tidings.send;

import org.jspecify.annotations.NullMarked;
