/** What administrators do: make, list and revoke keys. */
@NullMarked
package io.tidings.access.admin;

import org.jspecify.annotations.NullMarked;
