/** How JSON is made and read, for all packages. */
@NullMarked
package io.tidings.json;

import org.jspecify.annotations.NullMarked;
