package io.tidings.send;

import io.tidings.message.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller asks to send, found to be right. */
record NewSendRequest(@Nullable String sender, String text, List<Recipient> recipients) {}
