package io.tidings.message.record;

import java.time.Duration;

/** How long a message may stay silent after its time is over before it is looked for and ended. */
public record Grace(Duration time) {}
