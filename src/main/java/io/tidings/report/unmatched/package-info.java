/** Reports whose message is not known, until it is. */
@NullMarked
package io.tidings.report.unmatched;

import org.jspecify.annotations.NullMarked;
