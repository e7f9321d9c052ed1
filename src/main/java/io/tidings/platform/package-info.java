/** What the application needs around its paths: resources by name, health, metrics, migrations. */
@NullMarked
package io.tidings.platform;

import org.jspecify.annotations.NullMarked;
