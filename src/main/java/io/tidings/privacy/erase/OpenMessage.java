package io.tidings.privacy.erase;

import java.util.UUID;

/** A message that has not ended, so that its number cannot be erased yet. */
record OpenMessage(UUID id, UUID correlationId, String status) {}
