/** The nodes there are: each tells the others of itself through the database. */
@NullMarked
package io.tidings.system.node;

import org.jspecify.annotations.NullMarked;
