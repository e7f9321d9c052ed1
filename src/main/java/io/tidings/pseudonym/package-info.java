/** What stands in the place of a number that was erased, and how a number is found in texts. */
@NullMarked
package io.tidings.pseudonym;

import org.jspecify.annotations.NullMarked;
