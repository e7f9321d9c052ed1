/** Webhook calls as they are kept. */
@NullMarked
package io.tidings.report.call;

import org.jspecify.annotations.NullMarked;
