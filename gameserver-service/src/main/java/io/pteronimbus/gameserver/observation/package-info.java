/** What the controllers saw, taken into the read model. */
@NullMarked
package io.pteronimbus.gameserver.observation;

import org.jspecify.annotations.NullMarked;
