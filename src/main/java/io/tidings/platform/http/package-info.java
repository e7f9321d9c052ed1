/** What servers get wrong before JAX-RS, put right by filters. */
@NullMarked
package io.tidings.platform.http;

import org.jspecify.annotations.NullMarked;
