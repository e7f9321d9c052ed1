/** Lets Arquillian deploy to the servers that the tests and the run tool start. */
@NullMarked
package io.tidings.dev.arquillian;

import org.jspecify.annotations.NullMarked;
