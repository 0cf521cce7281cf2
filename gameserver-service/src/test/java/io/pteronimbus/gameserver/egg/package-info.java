/** Eggs of our own making, and real ones where they are at hand. */
@NullMarked
package io.pteronimbus.gameserver.egg;

import org.jspecify.annotations.NullMarked;
