/** Infobip's codes in plain words. */
@NullMarked
package io.tidings.infobip.words;

import org.jspecify.annotations.NullMarked;
