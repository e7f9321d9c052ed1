/** Calls over HTTP that have a deadline and a bound. */
@NullMarked
package io.tidings.infobip.http;

import org.jspecify.annotations.NullMarked;
