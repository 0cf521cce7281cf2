/** How servers fare: who plays now, and what was measured of them within the last hour. */
@NullMarked
package io.pteronimbus.gameserver.metrics;

import org.jspecify.annotations.NullMarked;
