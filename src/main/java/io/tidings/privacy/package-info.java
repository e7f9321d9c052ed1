/** What is forgotten, and when. */
@NullMarked
package io.tidings.privacy;

import org.jspecify.annotations.NullMarked;
