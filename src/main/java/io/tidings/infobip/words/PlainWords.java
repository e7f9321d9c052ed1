package io.tidings.infobip.words;

import org.jspecify.annotations.Nullable;

/** What a line of the registries says about a code; any part may be left open. */
record PlainWords(@Nullable Resend resend, @Nullable String sentence, @Nullable String advice) {

  static final PlainWords NONE = new PlainWords(null, null, null);
}
