/** Who may call: keys, callers, sessions; one filter. */
@NullMarked
package io.tidings.access;

import org.jspecify.annotations.NullMarked;
