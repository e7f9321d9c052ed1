/** What is seen, made and ended of keys and sessions, by administrators and by their owners. */
@NullMarked
package io.tidings.access.admin;

import org.jspecify.annotations.NullMarked;
