/** How a node says that it is about to stop. */
@NullMarked
package io.tidings.platform.stop;

import org.jspecify.annotations.NullMarked;
