/** Reads and checks what a caller asks to send; nothing here has a state. */
@NullMarked
package io.tidings.send.body;

import org.jspecify.annotations.NullMarked;
