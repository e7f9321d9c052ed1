/** Sessions of pages and tickets for streams, as they are stored. */
@NullMarked
package io.tidings.access.session;

import org.jspecify.annotations.NullMarked;
