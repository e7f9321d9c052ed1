package io.tidings.report.call;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which webhook calls a list shows.
 *
 * @param reason why they were refused
 * @param message that they told something of
 * @param cursor the id of the last entry of the page before
 */
public record WebhookCallFilter(
    @Nullable Boolean accepted,
    @Nullable String reason,
    @Nullable Instant since,
    @Nullable UUID message,
    @Nullable UUID cursor,
    int limit) {}
