/** Checks requests and answers against Discord's own document. */
@NullMarked
package io.pteronimbus.fakediscord.openapi;

import org.jspecify.annotations.NullMarked;
