/** How much each caller may send. */
@NullMarked
package io.tidings.send.limit;

import org.jspecify.annotations.NullMarked;
