/** Finds a Chromium for tests and tours of the page. */
@NullMarked
package io.tidings.dev.chromium;

import org.jspecify.annotations.NullMarked;
