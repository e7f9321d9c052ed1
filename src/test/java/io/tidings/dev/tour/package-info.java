/** Five people at the page of a real server, timed, and what they see. */
@NullMarked
package io.tidings.dev.tour;

import org.jspecify.annotations.NullMarked;
