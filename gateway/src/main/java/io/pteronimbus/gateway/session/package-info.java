/** Who is calling: credentials, tokens, and whether the session still lives. */
@NullMarked
package io.pteronimbus.gateway.session;

import org.jspecify.annotations.NullMarked;
