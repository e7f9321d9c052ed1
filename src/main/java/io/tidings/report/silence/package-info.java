/** Notices that no report comes. */
@NullMarked
package io.tidings.report.silence;

import org.jspecify.annotations.NullMarked;
