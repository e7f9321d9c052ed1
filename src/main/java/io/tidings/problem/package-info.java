/** Errors as the caller sees them, RFC 9457, and request bodies as JSON. */
@NullMarked
package io.tidings.problem;

import org.jspecify.annotations.NullMarked;
