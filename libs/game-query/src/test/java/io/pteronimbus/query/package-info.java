/** Games, true and false ones, and what comes of asking them. */
@NullMarked
package io.pteronimbus.query;

import org.jspecify.annotations.NullMarked;
