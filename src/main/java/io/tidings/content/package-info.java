/** What a reader is shown of numbers and texts. */
@NullMarked
package io.tidings.content;

import org.jspecify.annotations.NullMarked;
