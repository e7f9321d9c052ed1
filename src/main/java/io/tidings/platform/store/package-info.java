/** The watch over the database, and its migrations. */
@NullMarked
package io.tidings.platform.store;

import org.jspecify.annotations.NullMarked;
