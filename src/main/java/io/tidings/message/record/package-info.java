/** The log, the status rule, and the one way to record what was learnt of a message. */
@NullMarked
package io.tidings.message.record;

import org.jspecify.annotations.NullMarked;
