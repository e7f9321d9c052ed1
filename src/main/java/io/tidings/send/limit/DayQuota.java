package io.tidings.send.limit;

import java.time.Duration;

/**
 * How many messages a caller may send on a day, how many of them are left, and how long it is until
 * the next day.
 */
public record DayQuota(long limit, long left, Duration untilNextDay) {}
