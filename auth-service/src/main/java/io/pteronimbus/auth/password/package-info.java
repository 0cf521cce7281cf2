/** Passwords: the rules for new ones, and hashes that are dear to guess against. */
@NullMarked
package io.pteronimbus.auth.password;

import org.jspecify.annotations.NullMarked;
