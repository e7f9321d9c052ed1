package io.tidings.report.intake;

import jakarta.json.JsonObject;

/**
 * A webhook call that comes from Infobip, read as JSON.
 *
 * @param remote the address it came from, as far as our own proxies tell
 * @param headers without secrets
 */
record ReadCall(String remote, JsonObject headers, byte[] body, JsonObject json) {}
