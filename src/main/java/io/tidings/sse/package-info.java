/** A stream of server-sent events that no slow reader can hold up; knows nothing of messages. */
@NullMarked
package io.tidings.sse;

import org.jspecify.annotations.NullMarked;
