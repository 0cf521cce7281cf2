/** Signing in, staying signed in, signing out. */
@NullMarked
package io.pteronimbus.auth.signin;

import org.jspecify.annotations.NullMarked;
