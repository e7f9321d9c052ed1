/** Callers with their keys, and where they may come from. */
@NullMarked
package io.tidings.access.key;

import org.jspecify.annotations.NullMarked;
