/** The report path: Infobip's delivery reports come in and are kept. */
@NullMarked
package io.tidings.report;

import org.jspecify.annotations.NullMarked;
