package io.tidings.infobip;

import org.jspecify.annotations.Nullable;

/**
 * What a report says about where it belongs.
 *
 * @param messageId as it came, in whatever form
 * @param callbackData what the submit gave along
 */
public record ReportOrigin(
    String messageId, @Nullable String recipient, @Nullable String callbackData) {}
