/** Forgets a person: their number becomes a pseudonym wherever it is stored. */
@NullMarked
package io.tidings.privacy.erase;

import org.jspecify.annotations.NullMarked;
