/** Lists send requests, newest first, and counts those with each outcome. */
@NullMarked
package io.tidings.read.list;

import org.jspecify.annotations.NullMarked;
