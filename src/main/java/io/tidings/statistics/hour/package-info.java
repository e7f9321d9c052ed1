/** Counts messages by the hour they were accepted in, behind the log. */
@NullMarked
package io.tidings.statistics.hour;

import org.jspecify.annotations.NullMarked;
