/** Sessions in Redis: one for each sign-in, with a family of refresh tokens. */
@NullMarked
package io.pteronimbus.auth.session;

import org.jspecify.annotations.NullMarked;
