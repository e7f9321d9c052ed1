/** Real PostgreSQL for development and tests: nothing to install, on 127.0.0.1 only. */
@NullMarked
package io.tidings.dev.postgres;

import org.jspecify.annotations.NullMarked;
