/** Everybody who has an account, as super administrators see and change them. */
@NullMarked
package io.pteronimbus.auth.user;

import org.jspecify.annotations.NullMarked;
