/** The reconcile path: messages without a report are looked up at Infobip. */
@NullMarked
package io.tidings.reconcile;

import org.jspecify.annotations.NullMarked;
