/** Work that goes on in the background for as long as the application runs. */
@NullMarked
package io.tidings.loop;

import org.jspecify.annotations.NullMarked;
