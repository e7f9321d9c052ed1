/** What administrators see of who did what. */
@NullMarked
package io.tidings.audit.look;

import org.jspecify.annotations.NullMarked;
