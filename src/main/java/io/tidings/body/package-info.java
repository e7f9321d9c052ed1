/** The bodies of requests, read within bounds. */
@NullMarked
package io.tidings.body;

import org.jspecify.annotations.NullMarked;
