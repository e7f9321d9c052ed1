/**
 * A simulator of Infobip's SMS API for development and tests: what Infobip takes, answers and
 * reports, and what goes wrong on the way. It shares no class with Tidings, so that the two can
 * only agree by agreeing with Infobip.
 */
@NullMarked
package io.tidings.dev.simulator;

import org.jspecify.annotations.NullMarked;
