/** The consent page, and the endpoints at which a code becomes tokens. */
@NullMarked
package io.pteronimbus.fakediscord.oauth;

import org.jspecify.annotations.NullMarked;
