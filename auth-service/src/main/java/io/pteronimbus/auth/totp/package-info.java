/** The second factor: codes of an authenticator app, and recovery codes for when it is lost. */
@NullMarked
package io.pteronimbus.auth.totp;

import org.jspecify.annotations.NullMarked;
