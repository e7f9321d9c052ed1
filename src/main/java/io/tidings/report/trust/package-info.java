/** Who may call the webhook, and what of a call must never be shown. */
@NullMarked
package io.tidings.report.trust;

import org.jspecify.annotations.NullMarked;
