package io.tidings.privacy.erase;

import org.jspecify.annotations.Nullable;

/**
 * What a step of an erasure did.
 *
 * @param place where to go on; null when the part is done
 * @param changed rows
 * @param texts that were deleted
 * @param passedOver rows that a message still needs as they are
 */
record Progress(@Nullable String place, int changed, int texts, int passedOver) {}
