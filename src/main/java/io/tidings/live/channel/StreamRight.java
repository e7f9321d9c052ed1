package io.tidings.live.channel;

import java.util.Optional;

/**
 * What lets a reader follow; the stream ends with it.
 *
 * @param keyId the key by which the reader was let in, or that its session or ticket was got with
 * @param session the session of the page that follows, or that its ticket was got in
 */
public record StreamRight(String keyId, Optional<String> session) {}
