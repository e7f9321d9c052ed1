/** Shows single sign-on with a real provider, Keycloak, which is no part of the build. */
@NullMarked
package io.tidings.dev.sso;

import org.jspecify.annotations.NullMarked;
