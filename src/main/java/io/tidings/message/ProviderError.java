package io.tidings.message;

import org.jspecify.annotations.Nullable;

/** Infobip's reason beside a status; any part may be missing or new to us. */
public record ProviderError(
    @Nullable Integer groupId,
    @Nullable Integer id,
    @Nullable String name,
    @Nullable Boolean permanent) {

  public static final ProviderError NONE = new ProviderError(null, null, null, null);
}
