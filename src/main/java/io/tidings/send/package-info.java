/** The send path: a send request is accepted, stored and submitted. */
@NullMarked
package io.tidings.send;

import org.jspecify.annotations.NullMarked;
