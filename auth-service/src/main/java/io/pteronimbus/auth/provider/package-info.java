/** Signing in where somebody else asks for the password: Discord, or an OIDC issuer. */
@NullMarked
package io.pteronimbus.auth.provider;

import org.jspecify.annotations.NullMarked;
