/** The document of the API for readers of the page. */
@NullMarked
package io.tidings.document;

import org.jspecify.annotations.NullMarked;
