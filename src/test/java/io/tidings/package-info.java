/** Tests of the whole house, and what the tests of several packages share. */
@NullMarked
package io.tidings;

import org.jspecify.annotations.NullMarked;
