package io.tidings.system;

import java.time.Instant;
import java.util.Map;

/**
 * Something that is wrong.
 *
 * @param broken whether Tidings does not do its work because of it; else it is a warning
 * @param values figures and names that its words need: texts, numbers and moments
 */
record Trouble(TroubleCode code, boolean broken, Instant since, Map<String, Object> values) {}
