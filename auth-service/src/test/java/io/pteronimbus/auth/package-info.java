/** Tests of auth-service as a whole. */
@NullMarked
package io.pteronimbus.auth;

import org.jspecify.annotations.NullMarked;
