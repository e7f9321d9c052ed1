/** Stores what was asked to be sent, once for each idempotency key. */
@NullMarked
package io.tidings.send.accept;

import org.jspecify.annotations.NullMarked;
