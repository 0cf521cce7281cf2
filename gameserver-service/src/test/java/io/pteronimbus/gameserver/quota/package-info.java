/** Limits, without anything around them. */
@NullMarked
package io.pteronimbus.gameserver.quota;

import org.jspecify.annotations.NullMarked;
