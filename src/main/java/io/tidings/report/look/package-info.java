/** What operators see of webhook calls and unmatched reports, and can do with them. */
@NullMarked
package io.tidings.report.look;

import org.jspecify.annotations.NullMarked;
