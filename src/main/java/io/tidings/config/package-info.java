/** Settings read from MicroProfile Config, every wrong value named in one sentence. */
@NullMarked
package io.tidings.config;

import org.jspecify.annotations.NullMarked;
