/** Writes all that is stored of the messages that are looked for, however many they are. */
@NullMarked
package io.tidings.read.export;

import org.jspecify.annotations.NullMarked;
