/** The calls that tell figures of a team's messages. */
@NullMarked
package io.tidings.statistics;

import org.jspecify.annotations.NullMarked;
