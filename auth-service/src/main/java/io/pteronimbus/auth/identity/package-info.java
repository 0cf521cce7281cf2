/** Accounts elsewhere that people sign in with: Discord, an OIDC issuer, a directory. */
@NullMarked
package io.pteronimbus.auth.identity;

import org.jspecify.annotations.NullMarked;
