/**
 * Tables in partitions: room is made ahead and old partitions are dropped while everybody goes on
 * reading and writing.
 */
@NullMarked
package io.tidings.partition;

import org.jspecify.annotations.NullMarked;
