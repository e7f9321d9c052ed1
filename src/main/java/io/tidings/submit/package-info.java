/**
 * The outbox relay: claims messages that are due, calls Infobip, and writes down what came of it.
 */
@NullMarked
package io.tidings.submit;

import org.jspecify.annotations.NullMarked;
