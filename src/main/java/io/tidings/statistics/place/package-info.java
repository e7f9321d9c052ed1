/** Where messages go: countries of numbers, and networks. */
@NullMarked
package io.tidings.statistics.place;

import org.jspecify.annotations.NullMarked;
