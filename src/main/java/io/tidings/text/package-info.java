/** How a text becomes segments: GSM-7 and UCS-2. */
@NullMarked
package io.tidings.text;

import org.jspecify.annotations.NullMarked;
