/** Looks at servers that run: who plays, what they use, and whether anybody is there at all. */
@NullMarked
package io.pteronimbus.controller.observe;

import org.jspecify.annotations.NullMarked;
