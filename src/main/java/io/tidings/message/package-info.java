/** The nouns: send requests, messages, their status and the ordered log of events. */
@NullMarked
package io.tidings.message;

import org.jspecify.annotations.NullMarked;
