/** The keys that access tokens are signed with, and the tokens themselves. */
@NullMarked
package io.pteronimbus.auth.key;

import org.jspecify.annotations.NullMarked;
