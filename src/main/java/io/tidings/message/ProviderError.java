package io.tidings.message;

import org.jspecify.annotations.Nullable;

/** Infobip's reason beside a status; any part may be missing or new to us. */
public record ProviderError(
    @Nullable Integer groupId,
    @Nullable Integer id,
    @Nullable String name,
    @Nullable Boolean permanent) {

  public static final ProviderError NONE = new ProviderError(null, null, null, null);

  /**
   * Events are stored without this name; as those of {@link Status#usualName} it stays for ever.
   */
  static @Nullable String usualName(@Nullable Integer id) {
    return id != null && id == 0 ? "NO_ERROR" : null;
  }
}
