/** Tests of the page's files in a real browser, without a server of the application. */
@NullMarked
package io.tidings.page;

import org.jspecify.annotations.NullMarked;
