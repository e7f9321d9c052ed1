package io.tidings.submit;

import io.tidings.infobip.SubmitOutcome;

/** A claim and what became of the attempt to submit it. */
record SubmitResult(Claim claim, SubmitOutcome outcome) {}
