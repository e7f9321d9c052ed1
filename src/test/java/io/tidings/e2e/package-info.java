/** Whole paths over HTTP: real server, real PostgreSQL, the simulator in between. */
@NullMarked
package io.tidings.e2e;

import org.jspecify.annotations.NullMarked;
