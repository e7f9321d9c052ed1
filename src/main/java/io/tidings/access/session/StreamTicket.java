package io.tidings.access.session;

import io.tidings.access.key.AccessKey;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The right of a page that holds no key to follow some send requests, for a short time and in the
 * name of the caller who asked for it.
 *
 * @param session the session it was got in, and ends with
 */
public record StreamTicket(AccessKey key, Optional<String> session, Set<UUID> correlationIds) {}
