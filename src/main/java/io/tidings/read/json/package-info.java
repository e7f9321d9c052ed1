/** How send requests, messages and events look in JSON. */
@NullMarked
package io.tidings.read.json;

import org.jspecify.annotations.NullMarked;
