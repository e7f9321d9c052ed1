package io.tidings.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what the calls that end in a resource method need. Tidings does not start when a method
 * lacks it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

  Need value();

  /** Whether it concerns the whole installation, which the team default runs. */
  boolean ofAllTeams() default false;
}
