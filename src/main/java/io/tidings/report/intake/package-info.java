/** From a webhook call to the commit of its reports. */
@NullMarked
package io.tidings.report.intake;

import org.jspecify.annotations.NullMarked;
