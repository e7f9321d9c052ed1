/** The provider: Infobip's API, its words and how they map to ours. */
@NullMarked
package io.tidings.infobip;

import org.jspecify.annotations.NullMarked;
