/** Hears at once that another node has committed, where the database tells. */
@NullMarked
package io.tidings.live.hint;

import org.jspecify.annotations.NullMarked;
