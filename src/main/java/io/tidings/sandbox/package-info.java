/** What becomes of messages of test keys, of which nothing leaves. */
@NullMarked
package io.tidings.sandbox;

import org.jspecify.annotations.NullMarked;
