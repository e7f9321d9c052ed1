/** How a text becomes segments: GSM-7 with national language tables, UCS-2, transliteration. */
@NullMarked
package io.tidings.text;

import org.jspecify.annotations.NullMarked;
