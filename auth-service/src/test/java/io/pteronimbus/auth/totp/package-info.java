/** Tests of second factors. */
@NullMarked
package io.pteronimbus.auth.totp;

import org.jspecify.annotations.NullMarked;
