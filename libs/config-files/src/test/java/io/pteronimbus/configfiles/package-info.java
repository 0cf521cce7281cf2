/** Files as games and strangers leave them, and what comes of changing them. */
@NullMarked
package io.pteronimbus.configfiles;

import org.jspecify.annotations.NullMarked;
