/** Finds messages by what is known of them, in bounded time. */
@NullMarked
package io.tidings.read.search;

import org.jspecify.annotations.NullMarked;
