/** Single sign-on by OpenID Connect: from the way to the provider to what somebody may do. */
@NullMarked
package io.tidings.access.oidc;

import org.jspecify.annotations.NullMarked;
