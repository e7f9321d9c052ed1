/** Notices deliveries that take longer than they use to. */
@NullMarked
package io.tidings.statistics.late;

import org.jspecify.annotations.NullMarked;
