package io.tidings.access.session;

import io.tidings.access.key.AccessKey;

/**
 * A page that somebody has signed in on.
 *
 * @param id names it without being a secret
 * @param key the one it was opened with, and ends with
 */
public record Session(String id, AccessKey key) {}
