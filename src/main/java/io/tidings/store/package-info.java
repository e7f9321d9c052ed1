/** Whether the database is there, for whoever would ask it. */
@NullMarked
package io.tidings.store;

import org.jspecify.annotations.NullMarked;
