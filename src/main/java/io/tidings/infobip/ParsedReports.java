package io.tidings.infobip;

import io.tidings.message.DeliveryReport;
import java.util.List;

/**
 * What was found in a body of {@code results}.
 *
 * @param reports those that can belong to a message of ours
 * @param foreign how many carry an id that we never make
 * @param broken how many entries are no report at all
 */
public record ParsedReports(List<DeliveryReport> reports, int foreign, int broken) {}
