package io.tidings.send.body;

import io.tidings.message.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Whom a send request goes to.
 *
 * @param clientReference the caller's own name for the message
 * @param networkId the network it is meant for, as Infobip numbers them
 */
public record NewMessage(
    Recipient recipient, @Nullable String clientReference, @Nullable Integer networkId) {}
