/** Tools that put a whole installation under load, break it, and measure. */
@NullMarked
package io.tidings.dev.load;

import org.jspecify.annotations.NullMarked;
