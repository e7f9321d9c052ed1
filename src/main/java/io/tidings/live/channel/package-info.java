/** Feeds those who follow a correlationId out of the log. */
@NullMarked
package io.tidings.live.channel;

import org.jspecify.annotations.NullMarked;
