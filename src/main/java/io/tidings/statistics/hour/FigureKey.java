package io.tidings.statistics.hour;

import java.time.Instant;

/** Which messages a row of figures counts. What its level leaves out is empty. */
record FigureKey(
    Level level,
    String team,
    Instant at,
    String outcome,
    String country,
    String network,
    String sender,
    String caller,
    String error,
    String currency) {}
