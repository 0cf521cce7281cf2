/** Asks a game who plays, in the game's own protocol, and believes nothing it answers beyond narrow bounds. */
@NullMarked
package io.pteronimbus.query;

import org.jspecify.annotations.NullMarked;
