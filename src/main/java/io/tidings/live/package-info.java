/** The live path: events leave the log towards those who follow a correlationId. */
@NullMarked
package io.tidings.live;

import org.jspecify.annotations.NullMarked;
