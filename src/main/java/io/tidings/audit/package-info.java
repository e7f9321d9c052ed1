/** Who did what: a chain of entries that only grows. */
@NullMarked
package io.tidings.audit;

import org.jspecify.annotations.NullMarked;
