/** What keeps samples, by itself. */
@NullMarked
package io.pteronimbus.gameserver.metrics;

import org.jspecify.annotations.NullMarked;
