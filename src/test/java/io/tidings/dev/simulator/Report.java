package io.tidings.dev.simulator;

import java.time.Instant;

/** A delivery report: where a message stood, and since when. */
record Report(StatusCode status, ErrorCode error, Instant doneAt) {}
