/** The server's own objects, for what the standards have no way to do. */
@NullMarked
package io.tidings.server;

import org.jspecify.annotations.NullMarked;
